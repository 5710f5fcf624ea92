package dev.headgate.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happened to an API key: aggregate type `api_key`, aggregate id the key's public id. The
/// secret is never part of an event.
public sealed interface ApiKeyEvent extends Event {

  /// The wire name of the aggregate these events belong to.
  String AGGREGATE_TYPE = "api_key";

  /// A key was generated. Without `expiresAt` it is good until it is revoked or deleted.
  record ApiKeyCreated(UUID userId, String accessLevel, @Nullable Instant expiresAt, String name)
      implements ApiKeyEvent {

    public static final EventType TYPE = new EventType("ApiKeyCreated", 1);

    public ApiKeyCreated {
      expiresAt = WireTime.cutNullable(expiresAt);
    }

    @Override
    public EventType type() {
      return TYPE;
    }
  }

  /// The key got a new secret, and the old one is void.
  record ApiKeyRotated(UUID userId, String accessLevel, @Nullable Instant expiresAt)
      implements ApiKeyEvent {

    public static final EventType TYPE = new EventType("ApiKeyRotated", 1);

    public ApiKeyRotated {
      expiresAt = WireTime.cutNullable(expiresAt);
    }

    @Override
    public EventType type() {
      return TYPE;
    }
  }

  /// The key is no longer accepted. `isActive` is always false and travels for readers that merge.
  record ApiKeyRevoked(UUID userId, boolean isActive, @Nullable String reason)
      implements ApiKeyEvent {

    public static final EventType TYPE = new EventType("ApiKeyRevoked", 1);

    public ApiKeyRevoked {
      if (isActive) {
        throw new IllegalArgumentException("a revoked API key is not active");
      }
    }

    public ApiKeyRevoked(UUID userId, @Nullable String reason) {
      this(userId, false, reason);
    }

    @Override
    public EventType type() {
      return TYPE;
    }
  }

  /// The key is gone from every list.
  record ApiKeyDeleted(UUID userId) implements ApiKeyEvent {

    public static final EventType TYPE = new EventType("ApiKeyDeleted", 1);

    @Override
    public EventType type() {
      return TYPE;
    }
  }
}
