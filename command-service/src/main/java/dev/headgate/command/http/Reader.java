package dev.headgate.command.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.headgate.command.exchange.Origin;
import dev.headgate.command.exchange.Precondition;
import dev.headgate.command.exchange.Request;
import dev.headgate.command.idempotency.IdempotentRequest;
import dev.headgate.command.identifier.Identifiers;
import dev.headgate.command.json.StrictJson;
import dev.headgate.command.principal.Authenticator;
import dev.headgate.command.principal.Caller;
import dev.headgate.command.principal.Principal;
import dev.headgate.command.problem.ProblemType;
import dev.headgate.command.problem.Refusal;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns what Javalin has into what handlers see. Any thread may use it.
final class Reader {

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /// Version 00 of https://www.w3.org/TR/trace-context/: ids of zeros are invalid.
  private static final Pattern TRACEPARENT =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private static final Pattern JSON_TYPE =
      Pattern.compile("application/json(\\s*;\\s*charset=\"?utf-8\"?)?");

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
    Principal principal = authenticator.authenticate(new Caller(peer(context), context::header));
    Precondition precondition = precondition(context, route);
    Origin origin = origin(context);
    byte[] body = body(context, route.body());
    Request request =
        new Request(
            principal,
            origin,
            context.pathParamMap(),
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

  private static InetAddress peer(Context context) {
    return InetAddress.ofLiteral(context.req().getRemoteAddr().replaceAll("[\\[\\]]", ""));
  }

  /// A condition that nobody checks would be a guard its sender believes in.
  private static Precondition precondition(Context context, Route route) {
    String ifMatch = context.header(Condition.IF_MATCH.header());
    if (ifMatch != null && !route.honours().contains(Condition.IF_MATCH)) {
      throw Refusal.of(ProblemType.INVALID_HEADER, "If-Match means nothing here; leave it out.");
    }
    return Precondition.parse(ifMatch);
  }

  private Origin origin(Context context) {
    String correlation = context.header("X-Correlation-Id");
    if (correlation != null && !UUID_TEXT.matcher(correlation).matches()) {
      throw Refusal.of(ProblemType.INVALID_HEADER, "X-Correlation-Id must be a UUID.");
    }
    String trace = context.header("traceparent");
    String agent = context.header("User-Agent");
    return new Origin(
        correlation == null ? identifiers.next() : UUID.fromString(correlation),
        // The specification has a broken traceparent ignored: a trace must not stop a command.
        trace != null && TRACEPARENT.matcher(trace).matches() ? trace : null,
        context.req().getRemoteAddr(),
        agent == null || agent.isEmpty()
            ? null
            : agent.substring(0, Math.min(1000, agent.length())));
  }

  private byte[] body(Context context, BodyRule rule) {
    byte[] body = bodies.read(context);
    if (body.length == 0 && rule == BodyRule.REQUIRED) {
      throw Refusal.of(ProblemType.MALFORMED_JSON, "The body is missing.");
    }
    if (body.length > 0 && rule == BodyRule.NONE) {
      throw Refusal.of(ProblemType.MALFORMED_REQUEST, "This method takes no body.");
    }
    String type = context.req().getContentType();
    if (body.length > 0
        && (type == null || !JSON_TYPE.matcher(type.toLowerCase(Locale.ROOT)).matches())) {
      throw Refusal.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send Content-Type: application/json.");
    }
    return body;
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
