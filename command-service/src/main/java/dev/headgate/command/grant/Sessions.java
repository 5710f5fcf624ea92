package dev.headgate.command.grant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.credential.Credentials;
import dev.headgate.command.dispatch.Work;
import dev.headgate.command.exchange.Answer;
import dev.headgate.command.exchange.Request;
import dev.headgate.command.head.Kind;
import dev.headgate.command.outbox.Decision;
import dev.headgate.command.outbox.Head;
import dev.headgate.command.outbox.Transaction;
import dev.headgate.command.rejection.Reason;
import dev.headgate.command.rejection.Rejection;
import dev.headgate.command.session.SessionCommand.CreateSession;
import dev.headgate.command.session.SessionCommand.RevokeSession;
import dev.headgate.command.session.SessionDecider;
import dev.headgate.command.session.SessionState;
import dev.headgate.command.token.Token;
import dev.headgate.command.token.TokenKind;
import dev.headgate.command.user.UserState;
import dev.headgate.event.SessionEvent.SessionCreated;
import dev.headgate.event.SessionEvent.SessionRevoked;
import dev.headgate.event.WireTime;
import dev.headgate.process.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Sessions on behalf of a trusted gateway, which authenticated the user itself.
public final class Sessions {

  private static final long LONGEST = Duration.ofDays(365).toSeconds();

  private final Terms terms;

  public Sessions(Terms terms) {
    this.terms = terms;
  }

  /// `POST /v1/auth/sessions`.
  public Work create(Request request) {
    Fields fields = new Fields(request.body());
    UUID userId = fields.uuid("user_id");
    String platform = fields.text("platform", 1, 100);
    String scope = fields.optionalText("scope", 0, 1000);
    Long seconds = fields.optionalWhole("expires_in_seconds", 1, LONGEST);
    fields.end();
    return transaction -> {
      requireUser(transaction, userId);
      return create(transaction, new Wish(userId, platform, scope, seconds));
    };
  }

  /// `POST /v1/auth/sessions/{id}/revoke`.
  public Work revoke(Request request) {
    UUID id = Paths.id(request);
    Fields fields = new Fields(request.body());
    String reason = fields.optionalText("reason", 1, 500);
    fields.end();
    return transaction -> {
      Head<SessionState> head = transaction.head(Kind.SESSION, id.toString());
      request.precondition().check(head.version());
      RevokeSession command = new RevokeSession(reason == null ? "administrator" : reason);
      SessionRevoked event = SessionDecider.revoke(command, head.state());
      var appended = transaction.append(Decision.on(head, Kind.SESSION, event, event.userId()));
      return Answers.of(200, Answers.body().put("session_id", head.id()), appended);
    };
  }

  private record Wish(
      UUID userId, String platform, @Nullable String scope, @Nullable Long seconds) {}

  private Answer create(Transaction transaction, Wish wish) {
    Instant now = terms.now();
    Token token = terms.fresh(TokenKind.SESSION, terms.nextId());
    Duration lasts =
        wish.seconds() == null ? Terms.SESSION_LASTS : Duration.ofSeconds(wish.seconds());
    String scope = wish.scope() == null ? "" : wish.scope();
    Head<SessionState> head = new Head<>(token.id().toString(), 0, Kind.SESSION.initial());
    SessionCreated event =
        SessionDecider.create(
            new CreateSession(wish.userId(), wish.platform(), scope, now.plus(lasts), now),
            head.state());
    var appended = transaction.append(Decision.on(head, Kind.SESSION, event, wish.userId()));
    Credentials.store(transaction, token);
    ObjectNode body =
        Answers.body()
            .put("session_id", head.id())
            .put("user_id", wish.userId().toString())
            .put("token", token.text())
            .put("expires_at", WireTime.format(event.expiresAt()));
    return Answers.of(201, body, appended).locatedAt("/v1/auth/sessions/" + head.id()).withSecret();
  }

  static void requireUser(Transaction transaction, UUID userId) {
    switch (transaction.head(Kind.USER, userId.toString()).state()) {
      case UserState.Unknown() -> throw new Rejection(Reason.USER_UNKNOWN);
      case UserState.Known _ -> {}
    }
  }
}
