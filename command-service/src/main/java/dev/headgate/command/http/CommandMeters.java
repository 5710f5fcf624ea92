package dev.headgate.command.http;

import dev.headgate.process.http.Refusals;
import dev.headgate.process.http.RequestMeters;
import io.javalin.http.Context;
import io.javalin.http.RequestLogger;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// Times requests and counts commands. Any thread may use it.
final class CommandMeters implements RequestLogger {

  private static final String COMMAND = "headgate.command";

  private final RequestMeters requests;
  private final MeterRegistry registry;

  CommandMeters(MeterRegistry registry) {
    this.requests = new RequestMeters(registry);
    this.registry = registry;
  }

  /// After the answer to any request.
  @Override
  public void handle(Context context, Float millis) throws Exception {
    requests.handle(context, millis);
    String command = context.attribute(COMMAND);
    if (command != null) {
      count(command, Refusals.codeOf(context).orElse("done"));
    }
  }

  /// Tells which command a request turned out to be.
  static void isCommand(Context context, Route route) {
    context.attribute(COMMAND, route.name());
  }

  private void count(String command, String outcome) {
    Counter.builder("headgate.commands")
        .description("Commands by type and outcome: done, or the code of the refusal")
        .tag("command", command)
        .tag("outcome", outcome)
        .register(registry)
        .increment();
  }
}
