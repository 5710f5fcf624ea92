package dev.headgate.command.http;

import dev.headgate.command.dispatch.Handler;
import dev.headgate.process.http.BodyRule;
import io.javalin.http.HandlerType;
import java.util.Set;

/// One line of the route table.
///
/// @param name as the API document calls the operation
/// @param honours the conditional headers that mean something here
record Route(
    String name,
    HandlerType method,
    String path,
    BodyRule body,
    Set<Condition> honours,
    Handler handler) {

  Route {
    honours = Set.copyOf(honours);
  }

  /// Changes something, and at most once for each Idempotency-Key.
  static Route command(
      String name, HandlerType method, String path, BodyRule body, Handler handler) {
    return new Route(name, method, path, body, Set.of(Condition.IDEMPOTENCY_KEY), handler);
  }

  static Route command(String name, String path, BodyRule body, Handler handler) {
    return command(name, HandlerType.POST, path, body, handler);
  }

  /// Changes nothing. Its answer is never a stored one: what was true when a key was first used may
  /// be revoked by now.
  static Route question(
      String name, HandlerType method, String path, BodyRule body, Handler handler) {
    return new Route(name, method, path, body, Set.of(), handler);
  }

  /// The same, for an aggregate whose version a client may insist on.
  Route versioned() {
    return new Route(name, method, path, body, Set.of(Condition.values()), handler);
  }
}
