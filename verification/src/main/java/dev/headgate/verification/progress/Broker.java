package dev.headgate.verification.progress;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.verification.database.EvidenceFailure;
import dev.headgate.verification.topic.EventRecords;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// What Kafka knows of the parts. Confined to one thread.
public final class Broker implements AutoCloseable {

  private static final String POSITION = "headgate.relay.position";
  private static final Set<TransactionState> CLOSED =
      Set.of(
          TransactionState.EMPTY,
          TransactionState.COMPLETE_COMMIT,
          TransactionState.COMPLETE_ABORT);

  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> consumer;

  public Broker(String bootstrapServers) {
    admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    consumer = EventRecords.consumer(bootstrapServers);
  }

  /// The ends of the committed records of topics whose name is asked for.
  public Map<TopicPartition, Long> ends(Predicate<String> topics) {
    return Map.copyOf(consumer.endOffsets(partitions(topics)));
  }

  private List<TopicPartition> partitions(Predicate<String> topics) {
    return consumer.listTopics().entrySet().stream()
        .filter(topic -> topics.test(topic.getKey()))
        .flatMap(topic -> topic.getValue().stream())
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  /// How far a group has committed.
  public Map<TopicPartition, Long> committed(String group) {
    return get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .entrySet()
        .stream()
        .filter(it -> it.getValue() != null)
        .collect(toMap(Map.Entry::getKey, it -> it.getValue().offset()));
  }

  /// The offset behind the last record of each partition: whoever counts records, and not the
  /// markers between them, ends there.
  public Map<TopicPartition, Long> behindLastRecords(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> behind = new HashMap<>();
    Set<TopicPartition> open = new HashSet<>(ends.keySet());
    for (long back = 4; !open.isEmpty(); back *= 8) {
      Map<TopicPartition, Long> begins = consumer(open, ends, back);
      for (ConsumerRecord<byte[], byte[]> record : read(open, ends)) {
        behind.merge(
            new TopicPartition(record.topic(), record.partition()), record.offset() + 1, Math::max);
      }
      open.removeIf(it -> behind.containsKey(it) || begins.getOrDefault(it, 0L) == 0);
    }
    return behind;
  }

  private Map<TopicPartition, Long> consumer(
      Collection<TopicPartition> partitions, Map<TopicPartition, Long> ends, long back) {
    consumer.assign(partitions);
    Map<TopicPartition, Long> begins = new HashMap<>();
    Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
    for (TopicPartition it : partitions) {
      long least = first.getOrDefault(it, 0L);
      long begin = Math.max(least, ends.getOrDefault(it, 0L) - back);
      consumer.seek(it, begin);
      begins.put(it, begin == least ? 0 : begin);
    }
    return begins;
  }

  private List<ConsumerRecord<byte[], byte[]>> read(
      Collection<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
      consumer.poll(Duration.ofMillis(100)).forEach(records::add);
    }
    return records;
  }

  /// The offset of the first record of that time or later, or the end.
  public long firstOffset(TopicPartition partition, Instant time) {
    OffsetAndTimestamp found =
        consumer.offsetsForTimes(Map.of(partition, time.toEpochMilli())).get(partition);
    return found == null
        ? consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L)
        : found.offset();
  }

  /// Y of the relay's position topic; none before the relay has published anything.
  public OptionalLong position() {
    TopicPartition place = new TopicPartition(POSITION, 0);
    Map<TopicPartition, Long> ends = ends(POSITION::equals);
    if (!ends.containsKey(place)) {
      return OptionalLong.empty();
    }
    for (long back = 4; ; back *= 8) {
      long begin = consumer(List.of(place), ends, back).getOrDefault(place, 0L);
      List<ConsumerRecord<byte[], byte[]>> records = read(List.of(place), ends);
      if (!records.isEmpty()) {
        return OptionalLong.of(lsn(records.getLast().value()));
      }
      if (begin == 0) {
        return OptionalLong.empty();
      }
    }
  }

  private static long lsn(byte[] position) {
    try {
      String[] halves = new ObjectMapper().readTree(position).required("y").asText().split("/", 2);
      return Long.parseLong(halves[0], 16) << 32 | Long.parseLong(halves[1], 16);
    } catch (IOException | IllegalArgumentException e) {
      throw new EvidenceFailure("the relay's position is not readable", e);
    }
  }

  /// The transactions that are open now, each with when it began.
  public Map<String, Long> openTransactions() {
    List<String> open =
        get(admin.listTransactions().all()).stream()
            .filter(transaction -> !CLOSED.contains(transaction.state()))
            .map(TransactionListing::transactionalId)
            .toList();
    return get(admin.describeTransactions(open).all()).entrySet().stream()
        .filter(it -> it.getValue().transactionStartTimeMs().isPresent())
        .collect(
            toMap(Map.Entry::getKey, it -> it.getValue().transactionStartTimeMs().orElseThrow()));
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new EvidenceFailure("Kafka does not answer: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EvidenceFailure("interrupted", e);
    }
  }

  @Override
  public void close() {
    consumer.close();
    admin.close();
  }
}
