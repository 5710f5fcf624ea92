package dev.headgate.command.apikey;

import dev.headgate.command.apikey.ApiKeyCommand.CreateApiKey;
import dev.headgate.command.apikey.ApiKeyCommand.DeleteApiKey;
import dev.headgate.command.apikey.ApiKeyCommand.RevokeApiKey;
import dev.headgate.command.apikey.ApiKeyCommand.RotateApiKey;
import dev.headgate.command.apikey.ApiKeyState.Active;
import dev.headgate.command.apikey.ApiKeyState.Deleted;
import dev.headgate.command.apikey.ApiKeyState.Revoked;
import dev.headgate.command.apikey.ApiKeyState.Unknown;
import dev.headgate.command.rejection.Reason;
import dev.headgate.command.rejection.Rejection;
import dev.headgate.event.ApiKeyEvent;
import dev.headgate.event.ApiKeyEvent.ApiKeyCreated;
import dev.headgate.event.ApiKeyEvent.ApiKeyDeleted;
import dev.headgate.event.ApiKeyEvent.ApiKeyRevoked;
import dev.headgate.event.ApiKeyEvent.ApiKeyRotated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Decides what happens to an API key. Pure; any thread may use it.
public final class ApiKeyDecider {

  private ApiKeyDecider() {}

  /// The event that follows from the command.
  ///
  /// @throws Rejection when the state forbids the command
  public static ApiKeyEvent decide(ApiKeyCommand command, ApiKeyState state) {
    return switch (command) {
      case CreateApiKey create -> create(create, state);
      case RotateApiKey rotate -> rotate(rotate, state);
      case RevokeApiKey revoke -> revoke(revoke, state);
      case DeleteApiKey() -> delete(state);
    };
  }

  public static ApiKeyState evolve(ApiKeyState state, ApiKeyEvent event) {
    return switch (event) {
      case ApiKeyCreated created ->
          new Active(created.userId(), created.accessLevel(), created.expiresAt());
      case ApiKeyRotated rotated ->
          new Active(rotated.userId(), rotated.accessLevel(), rotated.expiresAt());
      case ApiKeyRevoked revoked -> new Revoked(revoked.userId());
      case ApiKeyDeleted _ -> new Deleted();
    };
  }

  private static ApiKeyCreated create(CreateApiKey command, ApiKeyState state) {
    return switch (state) {
      case Unknown() ->
          new ApiKeyCreated(
              command.userId(),
              command.accessLevel(),
              toCome(command.expiresAt(), command.now()),
              command.name());
      case Active _, Revoked _, Deleted _ -> throw new Rejection(Reason.API_KEY_EXISTS);
    };
  }

  private static ApiKeyRotated rotate(RotateApiKey command, ApiKeyState state) {
    return switch (state) {
      case Active key ->
          new ApiKeyRotated(
              key.userId(),
              command.accessLevel() == null ? key.accessLevel() : command.accessLevel(),
              toCome(
                  command.expiresAt() == null ? key.expiresAt() : command.expiresAt(),
                  command.now()));
      case Revoked _ -> throw new Rejection(Reason.API_KEY_REVOKED);
      case Unknown(), Deleted() -> throw new Rejection(Reason.API_KEY_UNKNOWN);
    };
  }

  private static ApiKeyRevoked revoke(RevokeApiKey command, ApiKeyState state) {
    return switch (state) {
      case Active key -> new ApiKeyRevoked(key.userId(), command.reason());
      case Revoked _ -> throw new Rejection(Reason.API_KEY_REVOKED);
      case Unknown(), Deleted() -> throw new Rejection(Reason.API_KEY_UNKNOWN);
    };
  }

  private static ApiKeyDeleted delete(ApiKeyState state) {
    return switch (state) {
      case Active key -> new ApiKeyDeleted(key.userId());
      case Revoked key -> new ApiKeyDeleted(key.userId());
      case Unknown(), Deleted() -> throw new Rejection(Reason.API_KEY_UNKNOWN);
    };
  }

  private static @Nullable Instant toCome(@Nullable Instant expiresAt, Instant now) {
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      throw new Rejection(Reason.EXPIRY_PASSED);
    }
    return expiresAt;
  }
}
