package dev.headgate.command.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.headgate.command.exchange.Origin;
import dev.headgate.command.exchange.Precondition;
import dev.headgate.command.exchange.Request;
import dev.headgate.command.idempotency.IdempotentRequest;
import dev.headgate.command.identifier.Identifiers;
import dev.headgate.process.http.BodyReader;
import dev.headgate.process.http.Callers;
import dev.headgate.process.json.StrictJson;
import dev.headgate.process.json.UuidText;
import dev.headgate.process.principal.Authenticator;
import dev.headgate.process.principal.Principal;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import dev.headgate.process.query.Query;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns what Javalin has into what handlers see. Any thread may use it.
final class Reader {

  /// Version 00 of https://www.w3.org/TR/trace-context/: ids of zeros are invalid.
  private static final Pattern TRACEPARENT =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private final Authenticator authenticator;
  private final Identifiers identifiers;
  private final BodyReader bodies;

  Reader(Authenticator authenticator, Identifiers identifiers, BodyReader bodies) {
    this.authenticator = authenticator;
    this.identifiers = identifiers;
    this.bodies = bodies;
  }

  /// A request and, when it has an Idempotency-Key, what makes it the same as another.
  record Read(Request request, @Nullable IdempotentRequest idempotent) {}

  Read read(Context context, Route route) {
    Principal principal = authenticator.authenticate(Callers.of(context));
    Precondition precondition = precondition(context, route);
    Origin origin = origin(context);
    Query query = Query.of(context.queryParamMap(), route.parameters());
    byte[] body = bodies.read(context, route.body(), route.intake().bytes());
    Request request =
        new Request(
            principal,
            origin,
            context.pathParamMap(),
            query,
            body.length == 0 ? JsonNodeFactory.instance.objectNode() : StrictJson.object(body),
            precondition);
    String key =
        route.honours().contains(Condition.IDEMPOTENCY_KEY)
            ? context.header(Condition.IDEMPOTENCY_KEY.header())
            : null;
    return new Read(
        request,
        key == null ? null : new IdempotentRequest(key, content(context, principal, body)));
  }

  /// A condition that nobody checks would be a guard its sender believes in.
  private static Precondition precondition(Context context, Route route) {
    String ifMatch = context.header(Condition.IF_MATCH.header());
    if (ifMatch != null && !route.honours().contains(Condition.IF_MATCH)) {
      throw Refusal.of(
          StandardProblem.INVALID_HEADER, "If-Match means nothing here; leave it out.");
    }
    return Precondition.parse(ifMatch);
  }

  private Origin origin(Context context) {
    String trace = context.header("traceparent");
    String agent = context.header("User-Agent");
    return new Origin(
        correlation(context),
        // The specification has a broken traceparent ignored: a trace must not stop a command.
        trace != null && TRACEPARENT.matcher(trace).matches() ? trace : null,
        context.req().getRemoteAddr(),
        agent == null || agent.isEmpty()
            ? null
            : agent.substring(0, Math.min(1000, agent.length())));
  }

  private UUID correlation(Context context) {
    String given = context.header("X-Correlation-Id");
    return given == null
        ? identifiers.next()
        : UuidText.read(given)
            .orElseThrow(() ->
                Refusal.of(StandardProblem.INVALID_HEADER, "X-Correlation-Id must be a UUID."));
  }

  /// Method, path, who asks and on what condition, then the body, each closed by U+0000.
  private static byte[] content(Context context, Principal principal, byte[] body) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    String ifMatch = context.header(Condition.IF_MATCH.header());
    content.writeBytes(
        String.join(
                "\0",
                context.req().getMethod(),
                context.path(),
                principal.subject(),
                ifMatch == null ? "" : ifMatch,
                "")
            .getBytes(StandardCharsets.UTF_8));
    content.writeBytes(body);
    return content.toByteArray();
  }
}
