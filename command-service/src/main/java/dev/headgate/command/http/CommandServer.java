package dev.headgate.command.http;

import dev.headgate.command.dispatch.Dispatcher;
import dev.headgate.command.exchange.Answer;
import dev.headgate.command.identifier.Identifiers;
import dev.headgate.command.principal.Authenticator;
import dev.headgate.process.health.HealthReport;
import dev.headgate.process.health.HealthRoutes;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.Supplier;

/// The HTTP server. Each request has a virtual thread of its own.
public final class CommandServer implements AutoCloseable {

  /// What probes and Prometheus see.
  public record Observation(Supplier<HealthReport> report, PrometheusMeterRegistry metrics) {}

  private final Commands commands;
  private final Dispatcher dispatcher;
  private final Reader reader;
  private final Javalin javalin;

  public CommandServer(
      Commands commands,
      Dispatcher dispatcher,
      Authenticator authenticator,
      Identifiers identifiers,
      Observation observation,
      Limits limits) {
    this.commands = commands;
    this.dispatcher = dispatcher;
    this.reader = new Reader(authenticator, identifiers, new BodyReader(limits.body()));
    this.javalin = Javalin.create(config -> configure(config, observation, limits));
  }

  public CommandServer start(String host, int port) {
    javalin.start(host, port);
    return this;
  }

  public int port() {
    return javalin.port();
  }

  /// Every method and path there is a handler for.
  List<String> endpoints() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(handler -> handler.endpoint)
        .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
        .toList();
  }

  @Override
  public void close() {
    javalin.stop();
  }

  private void configure(JavalinConfig config, Observation observation, Limits limits) {
    config.startup.showJavalinBanner = false;
    config.concurrency.useVirtualThreads = true;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = BodyReader.BYTES;
    config.requestLogger.http(new RequestMeters(observation.metrics()));
    limits.apply(config.jetty);
    Refusals.mount(config.routes);
    new ApiPage().mount(config.routes);
    HealthRoutes.mount(config.routes, observation.report(), observation.metrics());
    commands.routes().forEach(route -> mount(config.routes, route));
  }

  private void mount(RoutesConfig routes, Route route) {
    Handler handler = context -> serve(context, route);
    routes.addEndpoint(new Endpoint(route.method(), route.path(), handler));
    if (route.method().equals(HandlerType.GET)) {
      routes.head(route.path(), handler);
    }
  }

  private void serve(Context context, Route route) {
    RequestMeters.isCommand(context, route);
    Reader.Read read = reader.read(context, route);
    context.header("X-Correlation-Id", read.request().origin().correlationId().toString());
    write(context, dispatcher.dispatch(route.handler(), read.request(), read.idempotent()));
  }

  private static void write(Context context, Answer answer) {
    if (answer.version() != null) {
      context.header("ETag", "\"" + answer.version() + "\"");
    }
    if (answer.location() != null) {
      context.header("Location", answer.location());
    }
    if (answer.status() >= 400) {
      RequestMeters.isRefused(context, answer.body().required("code").textValue());
    }
    context.header("Cache-Control", "no-store");
    context
        .status(answer.status())
        .contentType(answer.status() < 400 ? "application/json" : Refusals.PROBLEM_JSON)
        .result(answer.body().toString());
  }
}
