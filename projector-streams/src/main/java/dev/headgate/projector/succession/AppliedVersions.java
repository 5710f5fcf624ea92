package dev.headgate.projector.succession;

import dev.headgate.event.AggregateId;
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

  @Nullable UUID find(AggregateId aggregate, long version) {
    byte[] found = entries.get(key(aggregate, version));
    return found == null ? null : uuid(ByteBuffer.wrap(found));
  }

  void remember(AggregateId aggregate, long version, UUID eventId) {
    ByteBuffer value = ByteBuffer.allocate(Long.BYTES * 2);
    entries.put(key(aggregate, version), put(value, eventId).array());
  }

  /// How far an aggregate is that has no row: all its events so far were passed over.
  @Nullable Head bareHead(AggregateId aggregate) {
    byte[] found = entries.get(key(aggregate));
    if (found == null) {
      return null;
    }
    ByteBuffer value = ByteBuffer.wrap(found);
    return new Head(value.getLong(), uuid(value), null);
  }

  void putBareHead(AggregateId aggregate, long version, UUID eventId) {
    ByteBuffer value = ByteBuffer.allocate(Long.BYTES * 3).putLong(version);
    entries.put(key(aggregate), put(value, eventId).array());
  }

  private static ByteBuffer put(ByteBuffer value, UUID id) {
    return value.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  private static UUID uuid(ByteBuffer value) {
    return new UUID(value.getLong(), value.getLong());
  }

  private static String key(AggregateId aggregate, long version) {
    return key(aggregate) + "@" + version;
  }

  private static String key(AggregateId aggregate) {
    return aggregate.type() + "/" + aggregate.recordKey();
  }
}
