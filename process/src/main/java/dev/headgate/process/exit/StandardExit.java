package dev.headgate.process.exit;

/// The codes every process shares; the numbers are those of BSD's `sysexits`.
public enum StandardExit implements ExitCode {
  CONFIGURATION(64, "The configuration is not usable."),
  UNAVAILABLE(69, "Something the process needs cannot be reached."),
  UNEXPECTED(70, "Something happened that the process has no answer to.");

  private final int code;
  private final String reason;

  StandardExit(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  @Override
  public int code() {
    return code;
  }

  @Override
  public String reason() {
    return reason;
  }
}
