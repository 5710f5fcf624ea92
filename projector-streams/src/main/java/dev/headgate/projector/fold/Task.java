package dev.headgate.projector.fold;

import dev.headgate.projector.letter.SourceRecord;
import dev.headgate.projector.parking.ParkingLot;
import dev.headgate.projector.reading.Origin;
import dev.headgate.projector.reading.Vocabulary;
import dev.headgate.projector.succession.Clerk;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/// The stores of one task and who works on them. Confined to its stream thread.
record Task(ProcessorContext<byte[], byte[]> context, ParkingLot lot, Clerk clerk) {

  static Task of(
      ProcessorContext<byte[], byte[]> context, WaitingCount waiting, Vocabulary vocabulary) {
    ParkingLot lot =
        new ParkingLot(
            context.getStateStore(FoldTopology.PARKING),
            more -> waiting.change(context.taskId(), more));
    Clerk clerk =
        Clerk.over(
            new Clerk.Stores(
                context.getStateStore(FoldTopology.ROWS),
                context.getStateStore(FoldTopology.HISTORY),
                lot),
            new TaskOutlet(context),
            () -> Instant.ofEpochMilli(context.currentSystemTimeMs()),
            vocabulary);
    return new Task(context, lot, clerk);
  }

  SourceRecord source(Record<byte[], byte[]> record) {
    return context
        .recordMetadata()
        .map(at -> new Origin(at.topic(), at.partition(), at.offset()))
        .map(origin ->
            new SourceRecord(
                origin, record.key(), record.value(), record.headers(), record.timestamp()))
        .orElseThrow(() -> new IllegalStateException("a record from nowhere"));
  }
}
