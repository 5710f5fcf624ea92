package dev.headgate.command.http;

import dev.headgate.command.dispatch.Dispatcher;
import dev.headgate.command.exchange.Answer;
import dev.headgate.command.identifier.Identifiers;
import dev.headgate.command.problem.Rejections;
import dev.headgate.command.rejection.Rejection;
import dev.headgate.process.http.BodyReader;
import dev.headgate.process.http.HttpServer;
import dev.headgate.process.http.HttpServer.Face;
import dev.headgate.process.http.HttpServer.Observation;
import dev.headgate.process.http.Refusals;
import dev.headgate.process.principal.Authenticator;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.util.List;

/// The HTTP server. Each request has a virtual thread of its own.
public final class CommandServer implements AutoCloseable {

  private final Dispatcher dispatcher;
  private final Reader reader;
  private final HttpServer server;

  public CommandServer(
      Commands commands,
      Dispatcher dispatcher,
      Authenticator authenticator,
      Identifiers identifiers,
      Face face) {
    this.dispatcher = dispatcher;
    this.reader = new Reader(authenticator, identifiers, new BodyReader(face.limits().body()));
    this.server = new HttpServer(face, config -> configure(config, commands, face.observation()));
  }

  public CommandServer start(String host, int port) {
    server.start(host, port);
    return this;
  }

  public int port() {
    return server.port();
  }

  /// Every method and path there is a handler for.
  List<String> endpoints() {
    return server.endpoints();
  }

  @Override
  public void close() {
    server.close();
  }

  private void configure(JavalinConfig config, Commands commands, Observation observation) {
    config.requestLogger.http(new CommandMeters(observation.metrics())); // the one logger there is
    config.routes.exception(
        Rejection.class,
        (rejection, context) -> Refusals.write(context, Rejections.problem(rejection)));
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
    CommandMeters.isCommand(context, route);
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
      Refusals.isRefused(context, answer.body().required("code").textValue());
    }
    context.header("Cache-Control", "no-store");
    Refusals.status(context, answer.status())
        .contentType(answer.status() < 400 ? "application/json" : Refusals.PROBLEM_JSON)
        .result(answer.body().toString());
  }
}
