package dev.headgate.process.exit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the body of a main and ends the process with the code it deserves.
public final class Exit {

  private Exit() {}

  /// What a main does: wires, starts, waits for the termination, closes.
  public interface Body {
    void run(Termination termination) throws Exception;
  }

  /// Runs the body. Does not return: the process ends with 0 after SIGTERM or the body's return,
  /// with a failure's code otherwise.
  public static void run(String service, Body body) {
    LogFormat.choose();
    Logger log = LoggerFactory.getLogger(service);
    Termination termination = new Termination();
    Runtime.getRuntime().addShutdownHook(new Thread(termination::drain, "shutdown"));
    Thread.setDefaultUncaughtExceptionHandler((_, error) -> termination.fail(unexpected(error)));
    int code = code(log, body, termination);
    termination.finish(code);
    if (!termination.isBySignal()) {
      System.exit(code);
    }
  }

  private static int code(Logger log, Body body, Termination termination) {
    try {
      body.run(termination);
      log.info("ended in order");
      return 0;
    } catch (ProcessFailure failure) {
      return logged(log, failure);
    } catch (Throwable error) { // also an OutOfMemoryError has to end the process
      return logged(log, unexpected(error));
    }
  }

  private static int logged(Logger log, ProcessFailure failure) {
    log.error(
        "ends with {} ({}): {} Next: {}",
        failure.exitCode().name(),
        failure.exitCode().code(),
        failure.getMessage(),
        failure.remedy(),
        failure.getCause());
    return failure.exitCode().code();
  }

  private static ProcessFailure unexpected(Throwable error) {
    return error instanceof ProcessFailure failure
        ? failure
        : new ProcessFailure(
            StandardExit.UNEXPECTED,
            String.valueOf(error),
            "The supervisor starts it again; report the stack trace if it repeats.",
            error);
  }
}
