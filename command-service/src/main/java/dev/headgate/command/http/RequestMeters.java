package dev.headgate.command.http;

import io.javalin.http.Context;
import io.javalin.http.RequestLogger;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts and times requests. Any thread may use it.
final class RequestMeters implements RequestLogger {

  private static final String COMMAND = "headgate.command";
  private static final String REFUSAL = "headgate.refusal";

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

  RequestMeters(MeterRegistry registry) {
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
    String command = context.attribute(COMMAND);
    if (command != null) {
      count(command, context.attribute(REFUSAL));
    }
  }

  /// Tells which command a request turned out to be.
  static void isCommand(Context context, Route route) {
    context.attribute(COMMAND, route.name());
  }

  /// Tells why a request was refused.
  static void isRefused(Context context, String code) {
    context.attribute(REFUSAL, code);
  }

  private void count(String command, @Nullable String refusal) {
    Counter.builder("headgate.commands")
        .description("Commands by type and outcome: done, or the code of the refusal")
        .tag("command", command)
        .tag("outcome", refusal == null ? "done" : refusal)
        .register(registry)
        .increment();
  }

  private static String route(@Nullable Endpoint endpoint) {
    return endpoint == null ? "unmatched" : endpoint.path;
  }
}
