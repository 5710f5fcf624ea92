package dev.headgate.projector.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One row of the read model, whole.
public sealed interface ProjectedRow {

  RowHead head();

  record UserRow(
      RowHead head,
      String email,
      String role,
      String provider,
      @Nullable String name,
      @Nullable Instant lastSignInAt)
      implements ProjectedRow {}

  record SessionRow(
      RowHead head,
      String userId,
      String platform,
      String scope,
      Instant expiresAt,
      @Nullable Revocation revocation)
      implements ProjectedRow {}

  record ApiKeyRow(
      RowHead head,
      String userId,
      String name,
      String accessLevel,
      @Nullable Instant expiresAt,
      @Nullable Revocation revocation)
      implements ProjectedRow {}

  /// Of an aggregate without a projection of its own.
  ///
  /// @param state the JSON text of what its events merged to
  record StateRow(RowHead head, String state) implements ProjectedRow {}

  /// When and why something ceased to be valid.
  record Revocation(Instant at, @Nullable String reason) {}
}
