package dev.headgate.command.http;

import dev.headgate.command.dispatch.Handler;
import dev.headgate.process.http.BodyReader;
import dev.headgate.process.http.BodyRule;
import io.javalin.http.HandlerType;
import java.util.Set;

/// One line of the route table.
///
/// @param name as the API document calls the operation
record Route(String name, HandlerType method, String path, Intake intake, Handler handler) {

  /// What a route takes beside its path.
  ///
  /// @param bytes of the largest body
  /// @param honours the conditional headers that mean something here
  /// @param parameters of the query; any other is refused
  record Intake(BodyRule body, int bytes, Set<Condition> honours, Set<String> parameters) {

    Intake {
      honours = Set.copyOf(honours);
      parameters = Set.copyOf(parameters);
    }
  }

  /// Changes something, and at most once for each Idempotency-Key.
  static Route command(
      String name, HandlerType method, String path, BodyRule body, Handler handler) {
    return new Route(
        name,
        method,
        path,
        new Intake(body, BodyReader.BYTES, Set.of(Condition.IDEMPOTENCY_KEY), Set.of()),
        handler);
  }

  static Route command(String name, String path, BodyRule body, Handler handler) {
    return command(name, HandlerType.POST, path, body, handler);
  }

  /// Changes nothing. Its answer is never a stored one: what was true when a key was first used may
  /// be revoked by now.
  static Route question(
      String name, HandlerType method, String path, BodyRule body, Handler handler) {
    return new Route(
        name, method, path, new Intake(body, BodyReader.BYTES, Set.of(), Set.of()), handler);
  }

  /// The same, for an aggregate whose version a client may insist on.
  Route versioned() {
    return with(
        new Intake(intake.body, intake.bytes, Set.of(Condition.values()), intake.parameters));
  }

  /// The same, with these parameters in its query.
  Route reading(Set<String> parameters) {
    return with(new Intake(intake.body, intake.bytes, intake.honours, parameters));
  }

  /// The same, with bodies that hold many events.
  Route large() {
    return with(new Intake(intake.body, BodyReader.LARGEST, intake.honours, intake.parameters));
  }

  BodyRule body() {
    return intake.body;
  }

  Set<Condition> honours() {
    return intake.honours;
  }

  Set<String> parameters() {
    return intake.parameters;
  }

  private Route with(Intake changed) {
    return new Route(name, method, path, changed, handler);
  }
}
