package dev.headgate.relay.engine;

import dev.headgate.process.postgres.PostgresUrl;
import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running engine. One thread of its own reads the log; closing it waits for the batch in hand.
public final class Engine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
  private final String name;
  private final Thread thread;

  private Engine(
      DebeziumEngine<RecordChangeEvent<SourceRecord>> engine, String name, Thread thread) {
    this.engine = engine;
    this.name = name;
    this.thread = thread;
  }

  /// What the engine reads.
  ///
  /// @param passThrough the operator's own settings of Debezium
  public record Source(PostgresUrl database, String slot, Map<String, String> passThrough) {}

  /// Starts to read behind the promoted position.
  ///
  /// @param offset the offset in Debezium's form, asked for whenever it is needed
  /// @param ended told once, with what ended the engine, or null after a close
  public static Engine start(
      Source source,
      Supplier<String> offset,
      Batches batches,
      Consumer<@Nullable Throwable> ended) {
    String name = "headgate-" + source.slot();
    PositionStore.register(name, offset);
    AtomicReference<@Nullable Throwable> why = new AtomicReference<>();
    DebeziumEngine<RecordChangeEvent<SourceRecord>> engine =
        DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
            .using(EngineSettings.of(source.database(), source.slot(), name, source.passThrough()))
            .notifying((records, committer) -> handle(records, committer, batches))
            .using((_, _, error) -> why.set(error))
            .build();
    // Not in the engine's callback: it is not called for every way to end, and not after its last
    // work on the slot.
    Thread thread =
        Thread.ofPlatform()
            .name("engine")
            .start(() -> {
              engine.run();
              ended.accept(why.get());
            });
    return new Engine(engine, name, thread);
  }

  /// The offset form that makes Debezium start at the promoted position without a search.
  public static Supplier<String> offsetOf(PromotedPosition position) {
    return () -> OffsetForm.WITHOUT_SEARCH.of(position.get());
  }

  private static void handle(
      List<RecordChangeEvent<SourceRecord>> records,
      RecordCommitter<RecordChangeEvent<SourceRecord>> committer,
      Batches batches)
      throws InterruptedException {
    batches.accept(records.stream().map(record -> ChangeReader.read(record.record())).toList());
    for (RecordChangeEvent<SourceRecord> record : records) {
      committer.markProcessed(record);
    }
    committer.markBatchFinished();
  }

  @Override
  public void close() {
    try {
      engine.close();
      thread.join();
    } catch (IOException e) {
      LOG.warn("the engine did not close in order", e);
    } catch (IllegalStateException e) {
      LOG.debug("the engine has ended before", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      PositionStore.forget(name);
    }
  }
}
