package dev.headgate.command.account;

import dev.headgate.command.credential.Credentials;
import dev.headgate.command.credential.Identities;
import dev.headgate.command.dispatch.Work;
import dev.headgate.command.exchange.Answer;
import dev.headgate.command.exchange.Request;
import dev.headgate.command.grant.Answers;
import dev.headgate.command.grant.Paths;
import dev.headgate.command.grant.Terms;
import dev.headgate.command.head.Kind;
import dev.headgate.command.outbox.Decision;
import dev.headgate.command.outbox.Head;
import dev.headgate.command.outbox.Transaction;
import dev.headgate.command.password.PasswordHasher;
import dev.headgate.command.user.UserCommand;
import dev.headgate.command.user.UserCommand.RegisterUser;
import dev.headgate.command.user.UserCommand.UpsertUser;
import dev.headgate.command.user.UserDecider;
import dev.headgate.command.user.UserState;
import dev.headgate.event.Personal;
import dev.headgate.event.Personal.Clear;
import dev.headgate.event.UserEvent.UserUpserted;
import dev.headgate.process.json.Fields;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How users come to be known.
public final class Registration {

  /// As in the schema of `UserUpserted`.
  static final Pattern EMAIL = Pattern.compile("(?=.{3,320}$)[^@\\s]+@[^@\\s]+");

  static final String EMAIL_WORDS = "an address as in ada@example.org";

  private final Terms terms;
  private final PasswordHasher hasher;

  public Registration(Terms terms, PasswordHasher hasher) {
    this.terms = terms;
    this.hasher = hasher;
  }

  /// `POST /v1/auth/register`.
  public Work register(Request request) {
    Fields fields = new Fields(request.body());
    String email = fields.matching("email", EMAIL, EMAIL_WORDS);
    String password = fields.text("password", 8, 256);
    String name = fields.optionalText("name", 1, 200);
    String role = fields.optionalText("role", 1, 100);
    fields.end();
    String hash = hasher.hash(password);
    UserCommand command =
        new RegisterUser(new Clear(email), role == null ? "member" : role, clear(name));
    return transaction -> {
      UUID id = terms.nextId();
      Head<UserState> head = new Head<>(id.toString(), 0, Kind.USER.initial());
      Identities.claim(transaction, id, email);
      Answer answer = decided(transaction, head, command, id);
      Credentials.storePassword(transaction, id, hash);
      return answer;
    };
  }

  /// `PUT /v1/auth/users/{id}`.
  public Work put(Request request) {
    UUID id = Paths.id(request);
    Fields fields = new Fields(request.body());
    String email = fields.matching("email", EMAIL, EMAIL_WORDS);
    String role = fields.text("role", 1, 100);
    String provider = fields.text("provider", 1, 100);
    String name = fields.optionalText("name", 1, 200);
    Instant lastSignInAt = fields.optionalInstant("last_sign_in_at");
    fields.end();
    UserCommand command =
        new UpsertUser(new Clear(email), role, provider, lastSignInAt, clear(name));
    return transaction -> {
      Head<UserState> head = transaction.head(Kind.USER, id.toString());
      request.precondition().check(head.version());
      Identities.claim(transaction, id, email);
      return decided(transaction, head, command, id);
    };
  }

  private static Answer decided(
      Transaction transaction, Head<UserState> head, UserCommand command, UUID id) {
    UserUpserted event = UserDecider.decide(command, head.state());
    var appended = transaction.append(Decision.on(head, Kind.USER, event, id));
    return Answers.of(
            head.version() == 0 ? 201 : 200, Answers.body().put("user_id", head.id()), appended)
        .locatedAt("/v1/auth/users/" + head.id());
  }

  private static @Nullable Personal clear(@Nullable String text) {
    return text == null ? null : new Clear(text);
  }
}
