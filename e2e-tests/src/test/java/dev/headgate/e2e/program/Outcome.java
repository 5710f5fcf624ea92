package dev.headgate.e2e.program;

/// How a run of the program ended.
public record Outcome(int code, String out, String err) {

  /// Insists that it ended with 0.
  ///
  /// @throws IllegalStateException with what it said otherwise
  public void requireSuccess() {
    if (code != 0) {
      throw new IllegalStateException("headgate ended with " + this);
    }
  }
}
