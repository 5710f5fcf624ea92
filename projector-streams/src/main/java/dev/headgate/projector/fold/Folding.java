package dev.headgate.projector.fold;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.event.AggregateId;
import dev.headgate.event.AuditEvent;
import dev.headgate.event.Envelope;
import dev.headgate.projector.projection.Evolution;
import dev.headgate.projector.projection.ProjectedRow;
import dev.headgate.projector.projection.RowCodec;
import dev.headgate.projector.reading.EventReading;
import dev.headgate.projector.reading.EventReading.Origin;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Applies one event to its aggregate's row. Confined to its stream thread.
final class Folding implements Processor<byte[], byte[], byte[], byte[]> {

  private @Nullable ProcessorContext<byte[], byte[]> context;
  private @Nullable KeyValueStore<String, byte[]> rows;
  private @Nullable AppliedVersions applied;

  @Override
  public void init(ProcessorContext<byte[], byte[]> itsContext) {
    context = itsContext;
    rows = itsContext.getStateStore(FoldTopology.ROWS);
    applied = new AppliedVersions(itsContext.getStateStore(FoldTopology.HISTORY));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Origin origin = origin(present(context));
    EventReading reading = EventReading.of(record.key(), record.value(), record.headers(), origin);
    if (reading.event() instanceof AuditEvent) {
      return; // verified; the audit sink keeps it
    }
    AggregateId aggregate = reading.envelope().aggregate();
    String key = aggregate.type() + "/" + aggregate.recordKey();
    KeyValueStore<String, byte[]> store = present(rows);
    byte[] stored = store.get(key);
    ProjectedRow old =
        stored == null ? null : RowCodec.decode(aggregate.type(), new String(stored, UTF_8));
    ProjectedRow row = next(old, reading, present(applied), origin);
    byte[] encoded = RowCodec.encode(row).getBytes(UTF_8);
    store.put(key, encoded);
    present(context)
        .forward(
            new Record<>(record.key(), encoded, record.timestamp()),
            FoldTopology.sinkOf(aggregate.type()));
  }

  private static ProjectedRow next(
      @Nullable ProjectedRow old, EventReading reading, AppliedVersions applied, Origin origin) {
    Envelope envelope = reading.envelope();
    boolean again = applied.contains(old, envelope);
    if (again && old != null) {
      return old;
    }
    try {
      ProjectedRow row = Evolution.evolve(old, envelope, reading.event());
      if (old != null) {
        applied.remember(old.head());
      }
      return row;
    } catch (IllegalStateException e) {
      throw origin.poison(envelope.aggregate() + ": " + e.getMessage(), e);
    }
  }

  private static Origin origin(ProcessorContext<byte[], byte[]> context) {
    return context
        .recordMetadata()
        .map(at -> new Origin(at.topic(), at.partition(), at.offset()))
        .orElseThrow(() -> new IllegalStateException("a record from nowhere"));
  }

  private static <T> T present(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("used before init");
    }
    return part;
  }
}
