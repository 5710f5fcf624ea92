package dev.headgate.projector.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.event.AggregateId;
import java.util.UUID;

/// A row as it is kept and shown: printed once, and read only where somebody builds on it.
///
/// @param json not copied and not to be changed
@SuppressWarnings("ArrayRecordComponent") // It is bytes, handed on as they are.
public record StoredRow(AggregateId aggregate, byte[] json) {

  public static StoredRow of(ProjectedRow row) {
    return new StoredRow(row.head().aggregate(), RowCodec.encode(row).getBytes(UTF_8));
  }

  /// Which event made it, and the version it has by that.
  public record Stamp(long version, UUID lastEventId) {}

  public Stamp stamp() {
    return RowCodec.stamp(json);
  }

  public ProjectedRow row() {
    return RowCodec.decode(aggregate.type(), new String(json, UTF_8));
  }

  /// The key it has in its topic: one of all aggregates whose rows are there.
  public String key() {
    return RowCodec.key(aggregate);
  }
}
