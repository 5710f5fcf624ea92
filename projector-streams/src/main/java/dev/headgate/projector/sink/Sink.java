package dev.headgate.projector.sink;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.projector.failure.ProjectorExit;
import dev.headgate.projector.generation.Generation;
import dev.headgate.projector.instance.Instance;
import dev.headgate.projector.membership.FormerSeat;
import dev.headgate.projector.order.Orders;
import dev.headgate.projector.progress.Part;
import dev.headgate.projector.progress.Progress;
import dev.headgate.projector.readdatabase.ReadDatabase;
import dev.headgate.projector.reading.Vocabulary;
import dev.headgate.projector.setting.FixedSetting;
import dev.headgate.projector.setting.Pace;
import dev.headgate.projector.topic.StateTopics;
import dev.headgate.projector.topic.TopicIdentities;
import dev.headgate.topic.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// A running sink on its own thread. Thread-safe.
public final class Sink implements Part, AutoCloseable {

  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Reading AUDIT = new Reading("audit", Generation.FIRST, Pace.LIVE);

  private final String name;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final SinkLoop loop;
  private final Runnable beforeJoining;
  private final java.util.function.Consumer<ProcessFailure> onFailure;
  private final Thread thread;
  private final Progress progress = new Progress();
  private final KafkaClientMetrics measures;
  private volatile boolean closed;
  private volatile long turned = System.nanoTime();
  private volatile boolean joined;

  private Sink(
      Setting setting,
      Reading reading,
      RowWriter writer,
      Collection<Topic> topics,
      java.util.function.Consumer<ProcessFailure> onFailure) {
    name = reading.sink();
    this.onFailure = onFailure;
    TopicIdentities read = setting.topics().of(topics);
    FormerSeat seat =
        new FormerSeat(reading.generation().group(name), setting.instance().name()::equals, read);
    beforeJoining = () -> seat.giveUpIfShort(setting.kafka());
    consumer = new KafkaConsumer<>(properties(setting, reading));
    loop =
        new SinkLoop(
            consumer,
            new SinkTransaction(
                setting.database(), new Positions(name), writer, new Orders(setting.kafka())::send),
            read,
            setting.afterCommit(),
            progress,
            new SinkMeters(setting.metrics(), reading.shown(), InstantSource.system()));
    measures = new KafkaClientMetrics(consumer);
    measures.bindTo(setting.metrics());
    thread = Thread.ofPlatform().name("sink-" + reading.shown()).unstarted(this::run);
  }

  /// What a sink reads as.
  ///
  /// @param sink its name in `sink_position`
  private record Reading(String sink, Generation generation, Pace pace) {

    /// The name in measures and threads.
    String shown() {
      return generation.equals(Generation.FIRST) ? sink : sink + "-" + generation;
    }
  }

  /// What every sink needs.
  ///
  /// @param afterCommit runs between the commit in Postgres and the mirror of the position; tests
  ///   end the process there
  public record Setting(
      Map<String, String> kafka,
      Instance instance,
      ReadDatabase database,
      TopicIdentities topics,
      MeterRegistry metrics,
      Runnable afterCommit) {

    /// The same with other topics.
    public Setting of(TopicIdentities others) {
      return new Setting(kafka, instance, database, others, metrics, afterCommit);
    }
  }

  /// The sink of the rows of a generation.
  public static Sink rows(
      Setting setting,
      StateTopics states,
      Pace pace,
      java.util.function.Consumer<ProcessFailure> onFailure) {
    return started(
        new Sink(
            setting,
            new Reading("rows", states.generation(), pace),
            new StateWriter(states),
            states.all(),
            onFailure));
  }

  /// The sink of all events, which belong to no generation: its group is named for the first.
  public static Sink audit(
      Setting setting,
      Vocabulary vocabulary,
      java.util.function.Consumer<ProcessFailure> onFailure) {
    Set<Topic> topics = new TreeSet<>(vocabulary.catalogue().topics());
    topics.add(StateTopics.RELEASED);
    return started(new Sink(setting, AUDIT, new EventWriter(vocabulary), topics, onFailure));
  }

  private static Sink started(Sink sink) {
    sink.thread.start();
    return sink;
  }

  private static Map<String, Object> properties(Setting setting, Reading reading) {
    Map<String, Object> values = new HashMap<>(reading.pace().ofSinks());
    values.putAll(setting.kafka());
    values.putAll(FixedSetting.ofConsumers());
    values.put("group.id", reading.generation().group(reading.sink()));
    values.put("group.instance.id", setting.instance().name());
    values.putIfAbsent("fetch.min.bytes", 1);
    values.putIfAbsent("session.timeout.ms", 6000);
    values.putIfAbsent("heartbeat.interval.ms", 1500);
    values.put("key.deserializer", ByteArrayDeserializer.class);
    values.put("value.deserializer", ByteArrayDeserializer.class);
    return values;
  }

  private void run() {
    try {
      beforeJoining.run();
      loop.begin();
      while (!closed) {
        loop.turn();
        turned = System.nanoTime();
        joined = true;
      }
    } catch (WakeupException e) {
      if (!closed) {
        onFailure.accept(failure(ProjectorExit.SINK_FAILED, e));
      }
    } catch (FencedInstanceIdException e) {
      onFailure.accept(failure(ProjectorExit.INSTANCE_TWICE, e));
    } catch (InvalidOffsetException e) {
      onFailure.accept(failure(ProjectorExit.OFFSET_OUT_OF_RANGE, e));
    } catch (ProcessFailure e) {
      onFailure.accept(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      onFailure.accept(failure(ProjectorExit.SINK_FAILED, e));
    } finally {
      // An orderly end hands the partitions over at once; only a crash keeps them for the restart.
      consumer.close(
          CloseOptions.groupMembershipOperation(
              closed
                  ? CloseOptions.GroupMembershipOperation.LEAVE_GROUP
                  : CloseOptions.GroupMembershipOperation.DEFAULT));
    }
  }

  private ProcessFailure failure(ProjectorExit exit, Exception e) {
    return new ProcessFailure(
        exit, "sink " + name + ": " + e, "Look at the topic and headgate.sink_position.", e);
  }

  @Override
  public String state() {
    if (!joined) {
      return "starting";
    }
    return isRunning() ? "running" : "waiting";
  }

  /// Whether it went round lately, and not in vain.
  @Override
  public boolean isRunning() {
    return joined
        && trouble().isEmpty()
        && sinceTurn().compareTo(Duration.ofSeconds(10)) < 0
        && thread.isAlive();
  }

  @Override
  public Optional<String> trouble() {
    return loop.trouble();
  }

  private Duration sinceTurn() {
    return Duration.ofNanos(System.nanoTime() - turned);
  }

  @Override
  public Progress progress() {
    return progress;
  }

  @Override
  public List<String> stalled() {
    List<String> stalled = new ArrayList<>(progress.stalled());
    if (progress.lag() == 0 && sinceTurn().compareTo(SILENCE) >= 0) {
      stalled.add("it waits for %d s".formatted(sinceTurn().toSeconds()));
    }
    return stalled;
  }

  /// Ends after the transaction under way.
  @Override
  public void close() {
    closed = true;
    measures.close();
    consumer.wakeup();
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
