package dev.headgate.projector.fold;

import dev.headgate.event.AggregateId;
import dev.headgate.event.Envelope;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.projector.failure.ProjectorExit;
import dev.headgate.projector.projection.ProjectedRow;
import dev.headgate.projector.projection.RowHead;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Which event made each version that is no longer a head. Confined to its stream thread.
///
/// Only an exact look-up tells an event read again from a fork at an older version: a hash chained
/// over the history says that something differs, but not whether this event is part of it. The
/// price is one entry of about 100 bytes for each event after an aggregate's first, in the store
/// and in its changelog, kept as long as the topics are: for ever.
final class AppliedVersions {

  private final KeyValueStore<String, byte[]> entries;

  AppliedVersions(KeyValueStore<String, byte[]> entries) {
    this.entries = entries;
  }

  /// Whether the event is the one that made its version of the row; `false` when the version is the
  /// next.
  ///
  /// @throws ProcessFailure when the version lies beyond the next, or another event made it
  boolean contains(@Nullable ProjectedRow row, Envelope envelope) {
    long known = row == null ? 0 : row.head().version();
    long version = envelope.aggregateVersion();
    if (version > known + 1) {
      throw refused(ProjectorExit.VERSION_GAP, envelope, "is known at %d".formatted(known));
    }
    if (row == null || version > known) {
      return false;
    }
    UUID made = version == known ? row.head().lastEventId() : find(envelope.aggregate(), version);
    if (!envelope.identity().eventId().equals(made)) {
      throw refused(
          ProjectorExit.VERSION_FORK,
          envelope,
          "had that version made by %s".formatted(made == null ? "an event unknown here" : made));
    }
    return true;
  }

  /// Keeps what a head says before the next version takes its place.
  void remember(RowHead head) {
    UUID id = head.lastEventId();
    byte[] value =
        ByteBuffer.allocate(Long.BYTES * 2)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    entries.put(key(head.aggregate(), head.version()), value);
  }

  private @Nullable UUID find(AggregateId aggregate, long version) {
    byte[] found = entries.get(key(aggregate, version));
    if (found == null) {
      return null;
    }
    ByteBuffer value = ByteBuffer.wrap(found);
    return new UUID(value.getLong(), value.getLong());
  }

  private static String key(AggregateId aggregate, long version) {
    return aggregate.type() + "/" + aggregate.recordKey() + "@" + version;
  }

  private static ProcessFailure refused(ProjectorExit why, Envelope envelope, String but) {
    return new ProcessFailure(
        why,
        "%s came at %d with event %s, but %s."
            .formatted(
                envelope.aggregate(),
                envelope.aggregateVersion(),
                envelope.identity().eventId(),
                but),
        "Compare the topic with the outbox; nothing of it was applied.");
  }
}
