package dev.headgate.command.session;

import java.time.Instant;
import java.util.UUID;

/// What a decision about a session needs to know.
public sealed interface SessionState {

  /// Never heard of.
  record Unknown() implements SessionState {}

  /// Not revoked. It may have expired: no event tells of that.
  record Open(UUID userId, String platform, String scope, Instant expiresAt)
      implements SessionState {}

  record Revoked() implements SessionState {}
}
