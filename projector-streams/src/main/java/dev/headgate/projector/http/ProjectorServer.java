package dev.headgate.projector.http;

import dev.headgate.process.http.ApiPage;
import dev.headgate.process.http.BodyReader;
import dev.headgate.process.http.HttpServer;
import dev.headgate.process.http.HttpServer.Face;
import dev.headgate.process.http.HttpServer.Observation;
import dev.headgate.process.http.Limits;
import dev.headgate.process.principal.Authenticator;
import dev.headgate.projector.exchange.Answer;
import dev.headgate.projector.exchange.Route;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.util.List;

/// The projector's HTTP server: health and metrics, and the routes it is given. Each request has a
/// virtual thread of its own.
public final class ProjectorServer implements AutoCloseable {

  private final RequestReader reader;
  private final HttpServer server;

  public ProjectorServer(
      List<Route> routes, Authenticator authenticator, Observation observation, Limits limits) {
    this.reader = new RequestReader(authenticator, new BodyReader(limits.body()));
    this.server =
        new HttpServer(
            new Face(ApiPage.beside(ProjectorServer.class), observation, limits),
            config -> routes.forEach(route -> mount(config.routes, route)));
  }

  public ProjectorServer start(String host, int port) {
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

  private void mount(RoutesConfig routes, Route route) {
    Handler handler =
        context -> write(context, route.handler().answer(reader.read(context, route)));
    HandlerType method = HandlerType.findOrCreate(route.method());
    routes.addEndpoint(new Endpoint(method, route.path(), handler));
    if (method.equals(HandlerType.GET)) {
      routes.head(route.path(), handler);
    }
  }

  private static void write(Context context, Answer answer) {
    if (answer.version() != null) {
      context.header("ETag", "\"" + answer.version() + "\"");
    }
    context
        .status(answer.status())
        .header("Cache-Control", "no-store")
        .contentType("application/json")
        .result(answer.body().toString());
  }
}
