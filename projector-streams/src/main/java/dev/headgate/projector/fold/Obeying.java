package dev.headgate.projector.fold;

import dev.headgate.projector.letter.SourceRecord;
import dev.headgate.projector.order.OrderCodec;
import dev.headgate.projector.reading.Poison;
import dev.headgate.projector.reading.Vocabulary;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Obeys each order. Confined to its stream thread.
final class Obeying implements Processor<byte[], byte[], byte[], byte[]> {

  private final WaitingCount waiting;
  private final Set<String> rowTopics;
  private final Vocabulary vocabulary;
  private @Nullable Task task;

  Obeying(WaitingCount waiting, Set<String> rowTopics, Vocabulary vocabulary) {
    this.waiting = waiting;
    this.rowTopics = rowTopics;
    this.vocabulary = vocabulary;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    task = Task.of(context, waiting, vocabulary);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (task == null) {
      throw new IllegalStateException("used before init");
    }
    SourceRecord source = task.source(record);
    try {
      task.clerk().orders().obey(OrderCodec.decode(source.value()), rowTopics);
    } catch (Poison poison) {
      task.clerk().events().setAside(source, poison);
    }
  }
}
