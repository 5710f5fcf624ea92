package dev.headgate.projector.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One row of the read model, whole.
public sealed interface ProjectedRow {

  RowHead head();

  /// The same row under another head.
  ProjectedRow with(RowHead other);

  record UserRow(
      RowHead head,
      String email,
      String role,
      String provider,
      @Nullable String name,
      @Nullable Instant lastSignInAt)
      implements ProjectedRow {

    @Override
    public UserRow with(RowHead other) {
      return new UserRow(other, email, role, provider, name, lastSignInAt);
    }
  }

  record SessionRow(
      RowHead head,
      String userId,
      String platform,
      String scope,
      Instant expiresAt,
      @Nullable Revocation revocation)
      implements ProjectedRow {

    @Override
    public SessionRow with(RowHead other) {
      return new SessionRow(other, userId, platform, scope, expiresAt, revocation);
    }
  }

  record ApiKeyRow(
      RowHead head,
      String userId,
      String name,
      String accessLevel,
      @Nullable Instant expiresAt,
      @Nullable Revocation revocation)
      implements ProjectedRow {

    @Override
    public ApiKeyRow with(RowHead other) {
      return new ApiKeyRow(other, userId, name, accessLevel, expiresAt, revocation);
    }
  }

  /// Of an aggregate without a projection of its own.
  ///
  /// @param state the JSON text of what its events merged to
  record StateRow(RowHead head, String state) implements ProjectedRow {

    @Override
    public StateRow with(RowHead other) {
      return new StateRow(other, state);
    }
  }

  /// When and why something ceased to be valid.
  record Revocation(Instant at, @Nullable String reason) {}
}
