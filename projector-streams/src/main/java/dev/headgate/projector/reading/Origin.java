package dev.headgate.projector.reading;

/// Where a record stands.
public record Origin(String topic, int partition, long offset) {

  @Override
  public String toString() {
    return "%s-%d at %d".formatted(topic, partition, offset);
  }
}
