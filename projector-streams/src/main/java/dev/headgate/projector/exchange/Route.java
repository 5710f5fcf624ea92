package dev.headgate.projector.exchange;

import dev.headgate.process.http.BodyRule;
import java.util.Set;

/// One line of the route table.
///
/// @param name as the API document calls the operation
/// @param method of HTTP
/// @param parameters the query parameters that mean something here; all others are refused
public record Route(
    String name,
    String method,
    String path,
    BodyRule body,
    Set<String> parameters,
    Handler handler) {

  public Route {
    parameters = Set.copyOf(parameters);
  }

  /// A question.
  public static Route get(String name, String path, Set<String> parameters, Handler handler) {
    return new Route(name, "GET", path, BodyRule.NONE, parameters, handler);
  }

  /// An order.
  public static Route post(String name, String path, BodyRule body, Handler handler) {
    return new Route(name, "POST", path, body, Set.of(), handler);
  }
}
