package dev.headgate.cli.replay;

/// An order that the read database refuses, or a database that does not answer.
public final class ReplayFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  ReplayFailure(String problem, String remedy, Throwable cause) {
    super(problem, cause);
    this.remedy = remedy;
  }

  /// What the operator does next.
  public String remedy() {
    return remedy;
  }
}
