package dev.headgate.command.apikey;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a decision about an API key needs to know.
public sealed interface ApiKeyState {

  /// Never heard of.
  record Unknown() implements ApiKeyState {}

  /// Not revoked. It may have expired: no event tells of that.
  record Active(UUID userId, String accessLevel, @Nullable Instant expiresAt)
      implements ApiKeyState {}

  record Revoked(UUID userId) implements ApiKeyState {}

  record Deleted() implements ApiKeyState {}
}
