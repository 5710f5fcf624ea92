package dev.headgate.process.health;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.exit.StandardExit;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;

/// How a server takes its port.
public final class Listening {

  private Listening() {}

  /// Starts to listen.
  ///
  /// @throws ProcessFailure when the port is in use
  public static Javalin start(Javalin server, String host, int port) {
    try {
      return server.start(host, port);
    } catch (JavalinBindException e) {
      throw new ProcessFailure(
          StandardExit.CONFIGURATION,
          "Port " + port + " on " + host + " cannot be listened on: " + e.getMessage(),
          "End what listens there, or set HEADGATE_HTTP_PORT.",
          e);
    }
  }
}
