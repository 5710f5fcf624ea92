package dev.headgate.command.apikey;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can be asked of an API key.
public sealed interface ApiKeyCommand {

  record CreateApiKey(
      UUID userId, String name, String accessLevel, @Nullable Instant expiresAt, Instant now)
      implements ApiKeyCommand {}

  /// A new secret. What is not given stays as it is.
  record RotateApiKey(@Nullable String accessLevel, @Nullable Instant expiresAt, Instant now)
      implements ApiKeyCommand {}

  record RevokeApiKey(@Nullable String reason) implements ApiKeyCommand {}

  record DeleteApiKey() implements ApiKeyCommand {}
}
