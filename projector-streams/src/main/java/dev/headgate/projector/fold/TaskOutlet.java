package dev.headgate.projector.fold;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.projector.letter.DeadLetterHeaders;
import dev.headgate.projector.letter.Letter;
import dev.headgate.projector.letter.LetterCodec;
import dev.headgate.projector.letter.SourceRecord;
import dev.headgate.projector.projection.StoredRow;
import dev.headgate.projector.succession.Outlet;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/// Forwards to the topics of the fold. Confined to its stream thread.
final class TaskOutlet implements Outlet {

  private final ProcessorContext<byte[], byte[]> context;

  TaskOutlet(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
  }

  @Override
  public void show(StoredRow row, long timestamp) {
    context.forward(
        new Record<>(row.key().getBytes(UTF_8), row.json(), timestamp),
        FoldTopology.sinkOf(row.aggregate().type()));
  }

  @Override
  public void tell(Letter letter) {
    context.forward(
        new Record<>(
            letter.id().toString().getBytes(UTF_8),
            LetterCodec.encode(letter).toString().getBytes(UTF_8),
            letter.finding().parkedAt().toEpochMilli()),
        FoldTopology.LETTERS);
  }

  @Override
  public void setAside(SourceRecord record, Letter letter) {
    forward(record, DeadLetterHeaders.of(record, letter), FoldTopology.DEAD_LETTERS);
  }

  @Override
  public void release(SourceRecord record) {
    forward(record, DeadLetterHeaders.withOrigin(record), FoldTopology.RELEASED);
  }

  @SuppressWarnings("NullAway") // keys and values of records may be absent, whatever Streams says
  private void forward(SourceRecord record, Headers headers, String sink) {
    context.forward(
        new Record<>(record.key(), record.value(), Math.max(0, record.timestamp()), headers), sink);
  }
}
