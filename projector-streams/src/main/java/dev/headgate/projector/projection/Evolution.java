package dev.headgate.projector.projection;

import dev.headgate.event.ApiKeyEvent;
import dev.headgate.event.ApiKeyEvent.ApiKeyCreated;
import dev.headgate.event.ApiKeyEvent.ApiKeyDeleted;
import dev.headgate.event.ApiKeyEvent.ApiKeyRevoked;
import dev.headgate.event.ApiKeyEvent.ApiKeyRotated;
import dev.headgate.event.AuditEvent;
import dev.headgate.event.Envelope;
import dev.headgate.event.Event;
import dev.headgate.event.OtherEvent;
import dev.headgate.event.Personal;
import dev.headgate.event.SessionEvent;
import dev.headgate.event.SessionEvent.SessionCreated;
import dev.headgate.event.SessionEvent.SessionRevoked;
import dev.headgate.event.UserEvent;
import dev.headgate.event.UserEvent.UserUpserted;
import dev.headgate.projector.projection.ProjectedRow.ApiKeyRow;
import dev.headgate.projector.projection.ProjectedRow.Revocation;
import dev.headgate.projector.projection.ProjectedRow.SessionRow;
import dev.headgate.projector.projection.ProjectedRow.StateRow;
import dev.headgate.projector.projection.ProjectedRow.UserRow;
import org.jspecify.annotations.Nullable;

/// How events change rows. Pure; versions are the caller's matter.
public final class Evolution {

  private Evolution() {}

  /// Whether the event tells the whole row, whatever was there before.
  public static boolean isWhole(Event event) {
    return switch (event) {
      case UserEvent _, SessionEvent _, ApiKeyCreated _ -> true;
      case ApiKeyEvent _, AuditEvent _, OtherEvent _ -> false;
    };
  }

  /// The row after the event.
  ///
  /// @param row may be absent, too, where the event tells the whole row
  ///
  /// @throws IllegalStateException when the event cannot follow the row
  public static ProjectedRow evolve(@Nullable ProjectedRow row, Envelope envelope, Event event) {
    return switch (event) {
      case UserEvent user -> user(envelope, user);
      case SessionEvent session -> session(envelope, session);
      case ApiKeyEvent key -> apiKey(row, envelope, key);
      case AuditEvent _ -> throw new IllegalStateException("an audit event has no row");
      case OtherEvent other -> state(row, envelope, other);
    };
  }

  private static UserRow user(Envelope envelope, UserEvent event) {
    return switch (event) {
      case UserUpserted upserted ->
          new UserRow(
              RowHead.of(envelope),
              text(upserted.email()),
              upserted.role(),
              upserted.provider(),
              upserted.name() == null ? null : text(upserted.name()),
              upserted.lastSignInAt());
    };
  }

  private static SessionRow session(Envelope envelope, SessionEvent event) {
    RowHead head = RowHead.of(envelope);
    return switch (event) {
      case SessionCreated it ->
          new SessionRow(
              head, it.userId().toString(), it.platform(), it.scope(), it.expiresAt(), null);
      case SessionRevoked it ->
          new SessionRow(
              head,
              it.userId().toString(),
              it.platform(),
              it.scope(),
              it.expiresAt(),
              new Revocation(envelope.identity().occurredAt(), it.reason()));
    };
  }

  private static ApiKeyRow apiKey(
      @Nullable ProjectedRow row, Envelope envelope, ApiKeyEvent event) {
    RowHead head = RowHead.of(envelope);
    return switch (event) {
      case ApiKeyCreated it ->
          new ApiKeyRow(
              head, it.userId().toString(), it.name(), it.accessLevel(), it.expiresAt(), null);
      case ApiKeyRotated it -> {
        ApiKeyRow old = known(row);
        yield new ApiKeyRow(
            head, old.userId(), old.name(), it.accessLevel(), it.expiresAt(), old.revocation());
      }
      case ApiKeyRevoked it ->
          withEnd(known(row), head, new Revocation(envelope.identity().occurredAt(), it.reason()));
      case ApiKeyDeleted _ -> withEnd(known(row), head.gone(), known(row).revocation());
    };
  }

  private static StateRow state(@Nullable ProjectedRow row, Envelope envelope, OtherEvent event) {
    String before = row instanceof StateRow(var _, String state) ? state : MergePatch.NOTHING;
    return new StateRow(RowHead.of(envelope), MergePatch.merge(before, event.data()));
  }

  private static ApiKeyRow withEnd(ApiKeyRow old, RowHead head, @Nullable Revocation end) {
    return new ApiKeyRow(head, old.userId(), old.name(), old.accessLevel(), old.expiresAt(), end);
  }

  private static ApiKeyRow known(@Nullable ProjectedRow row) {
    if (row instanceof ApiKeyRow key) {
      return key;
    }
    throw new IllegalStateException("the key was never created");
  }

  // A sealed text stays sealed: readers hold no keys.
  private static String text(Personal personal) {
    return switch (personal) {
      case Personal.Clear clear -> clear.value();
      case Personal.Encrypted sealed -> "sealed:" + sealed.kid() + ":" + sealed.enc();
    };
  }
}
