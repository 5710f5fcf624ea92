package dev.headgate.e2e.checker;

import java.util.UUID;

/// One committed record of an event topic.
public record PublishedEvent(
    Place place, UUID eventId, Aggregate aggregate, long version, String data, String checksum) {

  /// Where the record stands.
  public record Place(String topic, int partition, long offset) {}
}
