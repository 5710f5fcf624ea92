package dev.headgate.process.health;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The four routes, for a server of their own or one that has others.
public final class HealthRoutes {

  private HealthRoutes() {}

  /// Mounts the routes. The report is asked for on the request's thread, once a request.
  public static void mount(
      RoutesConfig routes, Supplier<HealthReport> report, PrometheusMeterRegistry metrics) {
    Restarts.of(System.getenv()).bindTo(metrics);
    read(routes, "/health", context -> whole(context, report.get()));
    read(routes, "/health/live", context -> live(context, report.get()));
    read(routes, "/health/ready", context -> ready(context, report.get()));
    read(
        routes,
        "/metrics",
        context ->
            context
                .contentType("text/plain; version=0.0.4; charset=utf-8")
                .result(metrics.scrape()));
  }

  /// Left to itself Javalin answers HEAD with 200 wherever there is a GET, whatever that would say.
  private static void read(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }

  private static void whole(Context context, HealthReport report) {
    context.status(report.live() && report.ready() ? 200 : 503).json(report.details());
  }

  private static void live(Context context, HealthReport report) {
    probe(context, "live", report.live(), report.details());
  }

  private static void ready(Context context, HealthReport report) {
    probe(context, "ready", report.ready(), report.details());
  }

  // Whoever is about to kill the process for it wants to know why.
  private static void probe(
      Context context, String what, boolean holds, Map<String, Object> details) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(what, holds);
    if (!holds) {
      body.putAll(details);
    }
    context.status(holds ? 200 : 503).json(body);
  }
}
