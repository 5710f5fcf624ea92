package dev.headgate.command.proposal;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.event.AggregateId;
import dev.headgate.event.EventType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event of a type without a decider, well-formed and valid against its schema.
///
/// @param place where it stands in the body
/// @param expectedVersion the version its aggregate must be at; null when any will do
public record Proposal(
    JsonPointer place,
    AggregateId aggregate,
    @Nullable Long expectedVersion,
    Content content,
    Links links) {

  public record Content(EventType type, ObjectNode data, ObjectNode metadata) {}

  /// What the event is connected with.
  ///
  /// @param eventId only where the event is its own aggregate
  public record Links(
      String createdBy,
      @Nullable UUID userId,
      UUID correlationId,
      @Nullable UUID causationId,
      @Nullable String traceparent,
      @Nullable UUID eventId) {}
}
