package dev.headgate.relay.snapshot;

/// How many there are of something that should not be, and one of them.
public record Finding(long count, String example) {

  public boolean isNothing() {
    return count == 0;
  }

  @Override
  public String toString() {
    return count + ", for instance " + example;
  }
}
