package dev.headgate.projector.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.headgate.process.http.BodyReader;
import dev.headgate.process.http.Callers;
import dev.headgate.process.json.StrictJson;
import dev.headgate.process.principal.Authenticator;
import dev.headgate.process.principal.Principal;
import dev.headgate.process.query.Query;
import dev.headgate.projector.exchange.Request;
import dev.headgate.projector.exchange.Route;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns what Javalin has into what handlers see. Any thread may use it.
final class RequestReader {

  private static final String MIN_VERSION = "min_version";
  private static final String MIN_VERSION_HEADER = "X-Headgate-Min-Version";

  private final Authenticator authenticator;
  private final BodyReader bodies;

  RequestReader(Authenticator authenticator, BodyReader bodies) {
    this.authenticator = authenticator;
    this.bodies = bodies;
  }

  Request read(Context context, Route route) {
    Principal principal = authenticator.authenticate(Callers.of(context));
    Query query = Query.of(parameters(context, route), route.parameters());
    byte[] body = bodies.read(context, route.body());
    return new Request(
        principal,
        context.pathParamMap(),
        query,
        body.length == 0 ? JsonNodeFactory.instance.objectNode() : StrictJson.object(body));
  }

  /// The header counts as the parameter of its name, for clients that build no queries.
  private static Map<String, List<String>> parameters(Context context, Route route) {
    Map<String, List<String>> parameters = new HashMap<>(context.queryParamMap());
    String header = context.header(MIN_VERSION_HEADER);
    if (header != null && route.parameters().contains(MIN_VERSION)) {
      List<String> given = parameters.putIfAbsent(MIN_VERSION, List.of(header));
      if (given != null && !given.equals(List.of(header))) {
        throw Query.refused(MIN_VERSION + " and " + MIN_VERSION_HEADER + " differ.");
      }
    }
    return parameters;
  }
}
