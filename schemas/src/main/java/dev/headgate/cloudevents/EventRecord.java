package dev.headgate.cloudevents;

import dev.headgate.topic.Topic;
import java.time.Instant;
import java.util.List;

/// A record to be written, free of any client's types. The value is not copied: it belongs to the
/// record from here on.
///
/// @param timestamp when the event occurred, which is also the record's timestamp
/// @param headers in the order they are written
@SuppressWarnings("ArrayRecordComponent") // A value is bytes, handed to the producer as they are.
public record EventRecord(
    Topic topic, String key, byte[] value, Instant timestamp, List<Header> headers) {

  public EventRecord {
    headers = List.copyOf(headers);
  }
}
