package dev.headgate.projector.fold;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.projector.failure.ProjectorExit;
import dev.headgate.projector.topic.Replication;
import dev.headgate.topic.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/// The running fold. Thread-safe.
public final class Fold implements AutoCloseable {

  private static final String APPLICATION = "headgate-fold-g1";

  private final KafkaStreams streams;

  private Fold(KafkaStreams streams) {
    this.streams = streams;
  }

  /// Where and how a fold runs.
  ///
  /// @param kafka settings of every client, then those of Streams, which win
  public record Setting(Map<String, String> kafka, Path state, Replication replication) {}

  /// Starts the fold; a failure later goes to `onFailure`.
  public static Fold start(
      Setting setting, Collection<Topic> events, Consumer<ProcessFailure> onFailure) {
    initialise(setting, events);
    KafkaStreams streams = new KafkaStreams(FoldTopology.of(events), properties(setting));
    streams.setUncaughtExceptionHandler(error -> {
      onFailure.accept(named(error));
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    });
    streams.start();
    return new Fold(streams);
  }

  private static void initialise(Setting setting, Collection<Topic> events) {
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(setting.kafka()))) {
      FirstOffsets.ensure(admin, APPLICATION, events);
    } catch (ExecutionException e) {
      throw new ProcessFailure(
          ProjectorExit.BROKER, String.valueOf(e.getCause()), "See that Kafka is up.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Properties properties(Setting setting) {
    Map<String, Object> values = new HashMap<>();
    values.put("application.id", APPLICATION);
    values.put("processing.guarantee", "exactly_once_v2");
    values.put("commit.interval.ms", 25); // a row is visible no earlier than its commit
    values.put("group.protocol", "classic");
    values.put("num.stream.threads", 1);
    values.put("state.dir", setting.state().toString());
    values.put("replication.factor", setting.replication().factor());
    values.put("topic.min.insync.replicas", setting.replication().minInsync());
    values.put("rocksdb.config.setter", BoundedMemory.class);
    values.put("statestore.cache.max.bytes", 8 << 20);
    values.put("main.consumer.auto.offset.reset", "none");
    values.put("consumer.session.timeout.ms", 6000);
    values.put("consumer.heartbeat.interval.ms", 1500);
    values.put("consumer.fetch.max.wait.ms", 20);
    values.put("consumer.fetch.min.bytes", 1);
    values.put("producer.linger.ms", 0);
    values.putAll(setting.kafka());
    Properties properties = new Properties();
    properties.putAll(values);
    return properties;
  }

  private static ProcessFailure named(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProcessFailure failure) {
        return failure;
      }
    }
    return new ProcessFailure(
        ProjectorExit.FOLD_FAILED,
        String.valueOf(error),
        "The supervisor starts it again; look at the cause if it repeats.",
        error);
  }

  public boolean isRunning() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  public String state() {
    return streams.state().name();
  }

  /// Records not folded yet, over all partitions.
  public long lag() {
    return streams.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals("records-lag"))
        .map(metric -> metric.metricValue())
        .filter(Double.class::isInstance)
        .mapToLong(value -> ((Double) value).longValue())
        .sum();
  }

  @Override
  public void close() {
    streams.close(Duration.ofSeconds(15));
  }
}
