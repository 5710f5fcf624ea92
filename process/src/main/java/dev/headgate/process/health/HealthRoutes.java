package dev.headgate.process.health;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.function.Supplier;

/// The four routes, for a server of their own or one that has others.
public final class HealthRoutes {

  private HealthRoutes() {}

  /// Mounts the routes. The report is asked for on the request's thread, once a request.
  public static void mount(
      RoutesConfig routes, Supplier<HealthReport> report, PrometheusMeterRegistry metrics) {
    routes.get("/health", context -> whole(context, report.get()));
    routes.get("/health/live", context -> probe(context, "live", report.get().live()));
    routes.get("/health/ready", context -> probe(context, "ready", report.get().ready()));
    routes.get(
        "/metrics",
        context ->
            context
                .contentType("text/plain; version=0.0.4; charset=utf-8")
                .result(metrics.scrape()));
  }

  private static void whole(Context context, HealthReport report) {
    context.status(report.live() && report.ready() ? 200 : 503).json(report.details());
  }

  private static void probe(Context context, String what, boolean holds) {
    context.status(holds ? 200 : 503).json(Map.of(what, holds));
  }
}
