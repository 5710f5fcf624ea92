package dev.headgate.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The circumstances of an event: who caused it, and what it belongs to.
///
/// @param metadata JSON text of an object: `ip_address`, `user_agent`, `source`…
/// @param createdBy `user:<uuid>`, `agent:<name>`, `service:<name>` or `system`
/// @param userId the user behind it, if there is one
/// @param correlationId groups related events; an event that begins a group carries its own id
/// @param causationId the event that caused this one
/// @param traceparent W3C trace context of the command
public record Context(
    String metadata,
    String createdBy,
    @Nullable UUID userId,
    UUID correlationId,
    @Nullable UUID causationId,
    @Nullable String traceparent) {

  public Context {
    if (createdBy.isBlank()) {
      throw new IllegalArgumentException("created by nobody");
    }
  }
}
