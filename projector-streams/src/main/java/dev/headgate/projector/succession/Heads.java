package dev.headgate.projector.succession;

import dev.headgate.event.AggregateId;
import dev.headgate.projector.letter.Subject;
import dev.headgate.projector.projection.ProjectedRow;
import dev.headgate.projector.projection.StoredRow;
import java.util.UUID;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Where each aggregate stands, and which events brought it there. Confined to its stream thread.
final class Heads {

  private final KeyValueStore<String, byte[]> rows;
  private final AppliedVersions applied;

  Heads(KeyValueStore<String, byte[]> rows, KeyValueStore<String, byte[]> history) {
    this.rows = rows;
    this.applied = new AppliedVersions(history);
  }

  Head of(AggregateId aggregate) {
    byte[] stored = rows.get(key(aggregate));
    if (stored != null) {
      return Head.of(new StoredRow(aggregate, stored));
    }
    Head bare = applied.bareHead(aggregate);
    return bare == null ? Head.NONE : bare;
  }

  /// Whether the event is the one that made its version.
  boolean contains(Head head, Subject event) {
    return event.version() <= head.version()
        && event.eventId().equals(maker(head, event.aggregate(), event.version()));
  }

  /// The event that made a version, where that is known.
  @Nullable UUID maker(Head head, AggregateId aggregate, long version) {
    return version == head.version() ? head.lastEventId() : applied.find(aggregate, version);
  }

  /// The head after an event that had an effect.
  Head advance(Head head, ProjectedRow row) {
    remember(row.head().aggregate(), head);
    return put(row);
  }

  /// The head after events that had none.
  Head pass(Head head, AggregateId aggregate, long version, UUID eventId) {
    remember(aggregate, head);
    ProjectedRow row = head.row();
    if (row == null) {
      applied.putBareHead(aggregate, version, eventId);
      return new Head(version, eventId, null);
    }
    return put(row.with(row.head().passedOver(version, eventId)));
  }

  /// Shows another row at the same version.
  Head correct(ProjectedRow row) {
    return put(row);
  }

  private void remember(AggregateId aggregate, Head head) {
    UUID last = head.lastEventId();
    if (last != null) {
      applied.remember(aggregate, head.version(), last);
    }
  }

  private Head put(ProjectedRow row) {
    StoredRow stored = StoredRow.of(row);
    rows.put(key(stored.aggregate()), stored.json());
    return new Head(row.head().version(), row.head().lastEventId(), stored);
  }

  private static String key(AggregateId aggregate) {
    return aggregate.type() + "/" + aggregate.recordKey();
  }
}
