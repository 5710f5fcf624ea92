package dev.headgate.process.exit;

import org.jspecify.annotations.Nullable;

/// The process cannot go on. Travels up to [Exit], which logs it once and ends the process with its
/// code.
public final class ProcessFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ExitCode exitCode;
  private final String remedy;

  /// @param message what is wrong, with the values that show it
  /// @param remedy what the operator does next
  public ProcessFailure(ExitCode exitCode, String message, String remedy) {
    this(exitCode, message, remedy, null);
  }

  public ProcessFailure(
      ExitCode exitCode, String message, String remedy, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
    this.remedy = remedy;
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  public String remedy() {
    return remedy;
  }
}
