package dev.headgate.command.session;

import java.time.Instant;
import java.util.UUID;

/// What can be asked of a session.
public sealed interface SessionCommand {

  record CreateSession(UUID userId, String platform, String scope, Instant expiresAt, Instant now)
      implements SessionCommand {}

  /// Ends the session before its time. One that has expired may be revoked still: the log then says
  /// so.
  record RevokeSession(String reason) implements SessionCommand {}
}
