package dev.headgate.projector.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// What a handler gives back.
///
/// @param version the aggregate's version, for the ETag
public record Answer(int status, ObjectNode body, @Nullable Long version) {

  public static Answer of(int status, ObjectNode body) {
    return new Answer(status, body, null);
  }

  public Answer at(long aggregateVersion) {
    return new Answer(status, body, aggregateVersion);
  }
}
