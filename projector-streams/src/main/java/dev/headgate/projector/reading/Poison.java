package dev.headgate.projector.reading;

import org.jspecify.annotations.Nullable;

/// A record that cannot be applied as it is. The message never repeats the data.
public final class Poison extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String detail;

  public Poison(Reason reason, String detail, @Nullable Throwable cause) {
    super(reason.code() + ": " + detail, cause);
    this.reason = reason;
    this.detail = detail;
  }

  public Reason reason() {
    return reason;
  }

  public String detail() {
    return detail;
  }
}
