package dev.headgate.process.health;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.exit.StandardExit;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;

/// The HTTP server of a process that has no other. Thread-safe.
public final class HealthServer implements AutoCloseable {

  private final Javalin server;

  private HealthServer(Javalin server) {
    this.server = server;
  }

  /// Starts to listen.
  ///
  /// @throws ProcessFailure when the port is in use
  public static HealthServer start(
      String host, int port, Supplier<HealthReport> report, PrometheusMeterRegistry metrics) {
    Javalin server =
        Javalin.create(config -> {
          config.concurrency.useVirtualThreads = true;
          config.startup.showJavalinBanner = false;
          HealthRoutes.mount(config.routes, report, metrics);
        });
    try {
      return new HealthServer(server.start(host, port));
    } catch (JavalinBindException e) {
      throw new ProcessFailure(
          StandardExit.CONFIGURATION,
          "Port " + port + " on " + host + " cannot be listened on: " + e.getMessage(),
          "End what listens there, or set HEADGATE_HTTP_PORT.",
          e);
    }
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }
}
