package dev.headgate.command.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.audit.AuditCommand.LogAuthEvent;
import dev.headgate.command.audit.AuditDecider;
import dev.headgate.command.audit.AuditState;
import dev.headgate.command.credential.Credentials;
import dev.headgate.command.credential.Identities;
import dev.headgate.command.credential.Identities.Match;
import dev.headgate.command.dispatch.Work;
import dev.headgate.command.exchange.Answer;
import dev.headgate.command.exchange.Request;
import dev.headgate.command.grant.Answers;
import dev.headgate.command.grant.Terms;
import dev.headgate.command.head.Kind;
import dev.headgate.command.outbox.Decision;
import dev.headgate.command.outbox.Head;
import dev.headgate.command.outbox.Transaction;
import dev.headgate.command.outbox.Transactions;
import dev.headgate.command.password.PasswordHasher;
import dev.headgate.command.problem.CommandProblem;
import dev.headgate.command.session.SessionCommand.CreateSession;
import dev.headgate.command.session.SessionCommand.RevokeSession;
import dev.headgate.command.session.SessionDecider;
import dev.headgate.command.session.SessionState;
import dev.headgate.command.token.Token;
import dev.headgate.command.token.TokenKind;
import dev.headgate.command.user.UserCommand.RecordSignIn;
import dev.headgate.command.user.UserDecider;
import dev.headgate.command.user.UserState;
import dev.headgate.event.WireTime;
import dev.headgate.process.json.Fields;
import dev.headgate.process.problem.Problem;
import dev.headgate.process.problem.ProblemJson;
import dev.headgate.process.problem.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Signing in and out with a password of ours.
public final class Login {

  private final Transactions transactions;
  private final Terms terms;
  private final PasswordHasher hasher;

  public Login(Transactions transactions, Terms terms, PasswordHasher hasher) {
    this.transactions = transactions;
    this.terms = terms;
    this.hasher = hasher;
  }

  /// `POST /v1/auth/login`. The password is checked between two transactions: a hash takes tens of
  /// milliseconds, and no connection waits for it.
  public Work login(Request request) {
    Fields fields = new Fields(request.body());
    String email = fields.matching("email", Registration.EMAIL, Registration.EMAIL_WORDS);
    String password = fields.text("password", 1, 256);
    String platform = fields.text("platform", 1, 100);
    String scope = fields.optionalText("scope", 0, 1000);
    fields.end();
    Match match =
        transactions.run(request, transaction -> Identities.find(transaction, email)).orElse(null);
    String hash = match == null ? null : match.passwordHash();
    if (hasher.matches(password, hash) && match != null) {
      UUID userId = match.userId();
      return transaction -> signIn(transaction, userId, platform, scope == null ? "" : scope);
    }
    return transaction -> refuse(transaction, match, platform);
  }

  /// `POST /v1/auth/logout`.
  public Work logout(Request request) {
    Fields fields = new Fields(request.body());
    String text = fields.text("token", 1, 4096);
    fields.end();
    Token token =
        Token.parse(text)
            .filter(parsed -> parsed.kind() == TokenKind.SESSION)
            .orElseThrow(Login::invalidToken);
    return transaction -> {
      if (!Credentials.verify(transaction, token)) {
        throw invalidToken();
      }
      return signOut(transaction, transaction.head(Kind.SESSION, token.id().toString()));
    };
  }

  private Answer signIn(Transaction transaction, UUID userId, String platform, String scope) {
    Instant now = terms.now();
    Head<UserState> user = transaction.head(Kind.USER, userId.toString());
    Token token = terms.fresh(TokenKind.SESSION, terms.nextId());
    Head<SessionState> session = new Head<>(token.id().toString(), 0, Kind.SESSION.initial());
    Instant expiresAt = now.plus(Terms.SESSION_LASTS);
    var created =
        SessionDecider.create(
            new CreateSession(userId, platform, scope, expiresAt, now), session.state());
    var upserted = UserDecider.decide(new RecordSignIn(now), user.state());
    var appended =
        transaction.append(
            Decision.on(session, Kind.SESSION, created, userId),
            Decision.on(user, Kind.USER, upserted, userId),
            audit(transaction, "login", platform, null, userId));
    Credentials.store(transaction, token);
    ObjectNode body =
        Answers.body()
            .put("session_id", session.id())
            .put("user_id", userId.toString())
            .put("token", token.text())
            .put("expires_at", WireTime.format(created.expiresAt()));
    return Answers.of(200, body, appended)
        .locatedAt("/v1/auth/sessions/" + session.id())
        .withSecret();
  }

  private Answer signOut(Transaction transaction, Head<SessionState> session) {
    var revoked = SessionDecider.revoke(new RevokeSession("logout"), session.state());
    UUID userId = revoked.userId();
    var appended =
        transaction.append(
            Decision.on(session, Kind.SESSION, revoked, userId),
            audit(transaction, "logout", revoked.platform(), null, userId));
    return Answers.of(200, Answers.body().put("session_id", session.id()), appended);
  }

  /// The same answer whether the address or the password is wrong. It is an answer and no refusal:
  /// its audit event is to be committed.
  private Answer refuse(Transaction transaction, @Nullable Match match, String platform) {
    UUID userId = match == null ? null : match.userId();
    String why = match == null ? "unknown user" : "wrong password";
    transaction.append(audit(transaction, "login", platform, why, userId));
    return Answer.of(
        401,
        ProblemJson.write(
            Problem.of(CommandProblem.WRONG_CREDENTIALS, "Check both and try again.")));
  }

  private static Decision audit(
      Transaction transaction,
      String tried,
      String platform,
      @Nullable String error,
      @Nullable UUID userId) {
    Head<AuditState> head =
        new Head<>(transaction.nextEventId().toString(), 0, Kind.AUDIT.initial());
    String subject = userId == null ? null : userId.toString();
    var event =
        AuditDecider.decide(
            new LogAuthEvent(tried, error == null, platform, error, subject, "user"), head.state());
    return Decision.on(head, Kind.AUDIT, event, userId);
  }

  private static Refusal invalidToken() {
    return Refusal.of(CommandProblem.INVALID_TOKEN, "Sign in again.");
  }
}
