package dev.headgate.process.health;

import io.javalin.Javalin;
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
  /// @throws dev.headgate.process.exit.ProcessFailure when the port is in use
  public static HealthServer start(
      String host, int port, Supplier<HealthReport> report, PrometheusMeterRegistry metrics) {
    Javalin server =
        Javalin.create(config -> {
          config.concurrency.useVirtualThreads = true;
          config.startup.showJavalinBanner = false;
          HealthRoutes.mount(config.routes, report, metrics);
        });
    return new HealthServer(Listening.start(server, host, port));
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }
}
