package dev.headgate.projector.fold;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Gives each event to its aggregate. Confined to its stream thread.
final class Folding implements Processor<byte[], byte[], byte[], byte[]> {

  private final WaitingCount waiting;
  private @Nullable Task task;

  Folding(WaitingCount waiting) {
    this.waiting = waiting;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    Task itsTask = Task.of(context, waiting);
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
