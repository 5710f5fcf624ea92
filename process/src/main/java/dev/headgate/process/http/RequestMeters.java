package dev.headgate.process.http;

import io.javalin.http.Context;
import io.javalin.http.RequestLogger;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Times requests. Any thread may use it.
public final class RequestMeters implements RequestLogger {

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(10)
  };

  private final MeterRegistry registry;

  public RequestMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /// After the answer to any request.
  @Override
  public void handle(Context context, Float millis) {
    String method = context.req().getMethod();
    Timer.builder("http.server.requests")
        .description("Requests by route, method and status, from the first byte read, in seconds")
        .tag("route", route(context.endpoints().matchedHttpEndpoint()))
        .tag("method", METHODS.contains(method) ? method : "other")
        .tag("status", Integer.toString(context.statusCode()))
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(Duration.ofNanos((long) (millis * 1_000_000)));
  }

  private static String route(@Nullable Endpoint endpoint) {
    return endpoint == null ? "unmatched" : endpoint.path;
  }
}
