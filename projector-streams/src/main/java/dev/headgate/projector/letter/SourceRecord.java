package dev.headgate.projector.letter;

import dev.headgate.projector.reading.Origin;
import java.util.Arrays;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// A record as it was read. The bytes are not copied and not to be changed.
///
/// @param timestamp in milliseconds, as the record has it
@SuppressWarnings("ArrayRecordComponent") // Records are bytes, handed on as they are.
public record SourceRecord(
    Origin origin,
    byte @Nullable [] key,
    byte @Nullable [] value,
    Headers headers,
    long timestamp) {

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SourceRecord that
        && origin.equals(that.origin)
        && Arrays.equals(key, that.key)
        && Arrays.equals(value, that.value)
        && headers.equals(that.headers)
        && timestamp == that.timestamp;
  }

  @Override
  public int hashCode() {
    return Objects.hash(origin, Arrays.hashCode(value));
  }

  @Override
  public String toString() {
    return origin.toString();
  }
}
