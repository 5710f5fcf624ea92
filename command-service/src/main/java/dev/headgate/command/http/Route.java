package dev.headgate.command.http;

import dev.headgate.command.dispatch.Handler;
import io.javalin.http.HandlerType;

/// One line of the route table.
record Route(HandlerType method, String path, BodyRule body, Handler handler) {

  static Route post(String path, BodyRule body, Handler handler) {
    return new Route(HandlerType.POST, path, body, handler);
  }
}
