package dev.headgate.command.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.event.AggregateId;
import dev.headgate.event.EventType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event of a type without a decider, as somebody asks to have it appended.
record GenericEvent(
    AggregateId aggregate,
    EventType type,
    ObjectNode data,
    ObjectNode metadata,
    @Nullable Long expectedVersion,
    Links links) {

  /// What the event is connected with.
  record Links(
      String createdBy,
      @Nullable UUID userId,
      UUID correlationId,
      @Nullable UUID causationId,
      @Nullable String traceparent,
      @Nullable UUID eventId) {}
}
