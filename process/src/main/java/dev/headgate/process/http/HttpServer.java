package dev.headgate.process.http;

import dev.headgate.process.health.HealthReport;
import dev.headgate.process.health.HealthRoutes;
import dev.headgate.process.health.Listening;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The HTTP server of a service that has an API. Each request has a virtual thread of its own.
public final class HttpServer implements AutoCloseable {

  /// What a server has before its first route: what it shows of itself, and its bounds.
  public record Face(ApiPage page, Observation observation, Limits limits) {}

  /// What probes and Prometheus see.
  public record Observation(Supplier<HealthReport> report, PrometheusMeterRegistry metrics) {}

  private final Javalin javalin;

  /// A server that does not listen yet.
  ///
  /// @param routes adds what this service has beside health, metrics and the API document
  public HttpServer(Face face, Consumer<JavalinConfig> routes) {
    Observation observation = face.observation();
    javalin =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.concurrency.useVirtualThreads = true;
          config.http.prefer405over404 = true;
          config.http.maxRequestSize = BodyReader.LARGEST;
          config.requestLogger.http(new RequestMeters(observation.metrics()));
          face.limits().apply(config.jetty);
          Refusals.mount(config.routes);
          face.page().mount(config.routes);
          HealthRoutes.mount(config.routes, observation.report(), observation.metrics());
          routes.accept(config);
        });
  }

  /// Starts to listen.
  ///
  /// @throws dev.headgate.process.exit.ProcessFailure when the port is in use
  public HttpServer start(String host, int port) {
    Listening.start(javalin, host, port);
    return this;
  }

  public int port() {
    return javalin.port();
  }

  /// Every method and path there is a handler for.
  public List<String> endpoints() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(handler -> handler.endpoint)
        .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
        .toList();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
