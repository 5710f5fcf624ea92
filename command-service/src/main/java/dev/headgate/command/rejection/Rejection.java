package dev.headgate.command.rejection;

/// A command the business refused. Thrown by deciders, so it must unwind the transaction it is in.
public final class Rejection extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  public Rejection(Reason reason) {
    super(reason.sentence());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /// A rejection is an answer, not a fault: nobody reads its stack.
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
