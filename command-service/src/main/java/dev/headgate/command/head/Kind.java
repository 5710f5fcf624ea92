package dev.headgate.command.head;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.apikey.ApiKeyDecider;
import dev.headgate.command.apikey.ApiKeyState;
import dev.headgate.command.audit.AuditDecider;
import dev.headgate.command.audit.AuditState;
import dev.headgate.command.session.SessionDecider;
import dev.headgate.command.session.SessionState;
import dev.headgate.command.user.UserDecider;
import dev.headgate.command.user.UserState;
import dev.headgate.event.ApiKeyEvent;
import dev.headgate.event.AuditEvent;
import dev.headgate.event.SessionEvent;
import dev.headgate.event.UserEvent;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A kind of aggregate: how its state begins, changes and is stored.
///
/// @param <S> states
/// @param <E> events
public record Kind<S, E>(
    String type,
    S initial,
    BiFunction<S, E, S> evolve,
    Function<S, ObjectNode> write,
    Function<JsonNode, S> read) {

  /// Of the forms in which states are stored.
  public static final int STATE_VERSION = 1;

  public static final Kind<UserState, UserEvent> USER =
      new Kind<>(
          UserEvent.AGGREGATE_TYPE,
          new UserState.Unknown(),
          UserDecider::evolve,
          UserForm::write,
          UserForm::read);

  public static final Kind<SessionState, SessionEvent> SESSION =
      new Kind<>(
          SessionEvent.AGGREGATE_TYPE,
          new SessionState.Unknown(),
          SessionDecider::evolve,
          SessionForm::write,
          SessionForm::read);

  public static final Kind<ApiKeyState, ApiKeyEvent> API_KEY =
      new Kind<>(
          ApiKeyEvent.AGGREGATE_TYPE,
          new ApiKeyState.Unknown(),
          ApiKeyDecider::evolve,
          ApiKeyForm::write,
          ApiKeyForm::read);

  public static final Kind<AuditState, AuditEvent> AUDIT =
      new Kind<>(
          AuditEvent.AGGREGATE_TYPE,
          new AuditState.Blank(),
          AuditDecider::evolve,
          _ -> Form.object(),
          _ -> new AuditState.Written());
}
