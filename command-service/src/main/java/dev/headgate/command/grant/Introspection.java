package dev.headgate.command.grant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.apikey.ApiKeyState;
import dev.headgate.command.credential.Credentials;
import dev.headgate.command.dispatch.Work;
import dev.headgate.command.exchange.Answer;
import dev.headgate.command.exchange.Request;
import dev.headgate.command.head.Kind;
import dev.headgate.command.outbox.Transaction;
import dev.headgate.command.session.SessionState;
import dev.headgate.command.token.Token;
import dev.headgate.process.json.Fields;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says what a token is good for right now (RFC 7662), from the command side: a revocation holds
/// with its commit. Whatever is not good is `{"active":false}` and nothing more.
public final class Introspection {

  private final Terms terms;

  public Introspection(Terms terms) {
    this.terms = terms;
  }

  /// `POST /v1/auth/introspect`.
  public Work introspect(Request request) {
    Fields fields = new Fields(request.body());
    String text = fields.text("token", 1, 4096);
    fields.end();
    Optional<Token> token = Token.parse(text);
    Instant now = terms.now();
    return transaction ->
        Answer.of(
            200,
            token
                .filter(parsed -> Credentials.verify(transaction, parsed))
                .map(parsed -> describe(transaction, parsed, now))
                .orElseGet(Introspection::inactive));
  }

  private static ObjectNode describe(Transaction transaction, Token token, Instant now) {
    ObjectNode body =
        switch (token.kind()) {
          case SESSION ->
              session(transaction.head(Kind.SESSION, token.id().toString()).state(), now);
          case API_KEY -> key(transaction.head(Kind.API_KEY, token.id().toString()).state(), now);
        };
    if (body.required("active").booleanValue()) {
      body.put("tenant_id", transaction.tenant().toString());
      body.put("jti", token.id().toString());
      // The id is a UUIDv7 and begins with the millisecond of its making.
      body.put("iat", (token.id().getMostSignificantBits() >>> 16) / 1000);
    }
    return body;
  }

  private static ObjectNode session(SessionState state, Instant now) {
    return switch (state) {
      case SessionState.Open open when open.expiresAt().isAfter(now) ->
          active(open.userId().toString(), open.scope(), open.expiresAt())
              .put("token_type", "session")
              .put("platform", open.platform());
      case SessionState.Open _, SessionState.Unknown _, SessionState.Revoked _ -> inactive();
    };
  }

  private static ObjectNode key(ApiKeyState state, Instant now) {
    return switch (state) {
      case ApiKeyState.Active key when key.expiresAt() == null || key.expiresAt().isAfter(now) ->
          active(key.userId().toString(), key.accessLevel(), key.expiresAt())
              .put("token_type", "api_key");
      case ApiKeyState.Active _,
          ApiKeyState.Unknown _,
          ApiKeyState.Revoked _,
          ApiKeyState.Deleted _ ->
          inactive();
    };
  }

  private static ObjectNode active(String subject, String scope, @Nullable Instant expiresAt) {
    ObjectNode body = Answers.body().put("active", true).put("sub", subject).put("scope", scope);
    return expiresAt == null ? body : body.put("exp", expiresAt.getEpochSecond());
  }

  private static ObjectNode inactive() {
    return Answers.body().put("active", false);
  }
}
