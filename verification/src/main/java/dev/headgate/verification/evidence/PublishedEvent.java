package dev.headgate.verification.evidence;

import java.util.UUID;

/// One committed record of an event topic.
public record PublishedEvent(Facts facts, Place place) {

  /// Where the record stands.
  public record Place(String topic, int partition, long offset) {
    @Override
    public String toString() {
      return topic + "-" + partition + " at " + offset;
    }

    public boolean isBesides(Place other) {
      return topic.equals(other.topic) && partition == other.partition;
    }
  }

  public UUID id() {
    return facts.id();
  }

  public Aggregate aggregate() {
    return facts.aggregate();
  }

  public long version() {
    return facts.version();
  }
}
