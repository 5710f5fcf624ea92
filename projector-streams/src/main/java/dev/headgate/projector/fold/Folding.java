package dev.headgate.projector.fold;

import dev.headgate.projector.reading.Vocabulary;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Gives each event to its aggregate. Confined to its stream thread.
final class Folding implements Processor<byte[], byte[], byte[], byte[]> {

  private final WaitingCount waiting;
  private final Vocabulary vocabulary;
  private @Nullable Task task;

  Folding(WaitingCount waiting, Vocabulary vocabulary) {
    this.waiting = waiting;
    this.vocabulary = vocabulary;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    Task itsTask = Task.of(context, waiting, vocabulary);
    waiting.begin(context.taskId(), itsTask.lot().waitingAggregates());
    task = itsTask;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Task present = present();
    present.clerk().events().arrive(present.source(record));
  }

  @Override
  public void close() {
    waiting.end(present().context().taskId());
  }

  private Task present() {
    if (task == null) {
      throw new IllegalStateException("used before init");
    }
    return task;
  }
}
