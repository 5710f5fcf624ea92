package dev.headgate.command.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.process.principal.Principal;
import dev.headgate.process.query.Query;
import java.util.Map;

/// What a handler sees of a request.
///
/// @param path the variables of the path, by name
/// @param body an empty object when there was none
public record Request(
    Principal principal,
    Origin origin,
    Map<String, String> path,
    Query query,
    ObjectNode body,
    Precondition precondition) {

  public Request {
    path = Map.copyOf(path);
  }

  /// A variable of the path.
  ///
  /// @throws IllegalArgumentException when the route has no such variable
  public String path(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no {%s}".formatted(name));
    }
    return value;
  }

  /// Bodies hold passwords.
  @Override
  public String toString() {
    return "Request[body not shown]";
  }
}
