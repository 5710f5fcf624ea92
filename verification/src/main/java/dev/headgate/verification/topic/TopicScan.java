package dev.headgate.verification.topic;

import static java.util.stream.Collectors.toSet;

import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.IdRange;
import dev.headgate.verification.evidence.PublishedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/// One pass over all event topics, taken window by window. Partitions that are past the window wait
/// for the others, so that what is held is a window and little more. Confined to one thread.
public final class TopicScan implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  // Events are numbered when they are written and published when they are committed.
  private static final Duration LATE = Duration.ofSeconds(60);
  private static final Duration MARKER = Duration.ofSeconds(5); // a commit's, on its way
  private static final Comparator<PublishedEvent> BY_PLACE =
      Comparator.comparing((PublishedEvent it) -> it.place().topic())
          .thenComparingInt(it -> it.place().partition())
          .thenComparingLong(it -> it.place().offset());

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final IdRange whole;
  private final Map<TopicPartition, Long> ends;
  private final Map<TopicPartition, Instant> reached = new HashMap<>();
  private final List<PublishedEvent> ahead = new ArrayList<>();
  private final List<Finding> strangers = new ArrayList<>();
  private final Tail tail = new Tail();

  private TopicScan(KafkaConsumer<byte[], byte[]> consumer, IdRange whole) {
    this.consumer = consumer;
    this.whole = whole;
    this.ends = new HashMap<>(consumer.endOffsets(consumer.assignment()));
  }

  /// A scan of every event in the range and after it.
  public static TopicScan of(String bootstrapServers, IdRange range) {
    KafkaConsumer<byte[], byte[]> consumer = EventRecords.consumer(bootstrapServers);
    List<TopicPartition> partitions = EventRecords.partitions(consumer);
    consumer.assign(partitions);
    seek(consumer, partitions, range.begins());
    return new TopicScan(consumer, range);
  }

  // The first record of that time or later: everything of that time stands behind it.
  private static void seek(
      KafkaConsumer<?, ?> consumer, Collection<TopicPartition> partitions, Instant from) {
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, from.toEpochMilli()));
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    consumer
        .offsetsForTimes(times)
        .forEach((partition, found) -> consumer.seek(partition, offset(found, partition, ends)));
  }

  private static long offset(
      OffsetAndTimestamp found, TopicPartition partition, Map<TopicPartition, Long> ends) {
    return found == null ? ends.getOrDefault(partition, 0L) : found.offset();
  }

  /// The records of one window.
  ///
  /// @param records of its events, and of earlier ones that came too late for theirs
  /// @param context other records of the same aggregates that were read with them
  /// @param strangers records that are no events
  public record Slice(
      List<PublishedEvent> records, List<PublishedEvent> context, List<Finding> strangers) {

    /// All of them as they stand in their partitions.
    public List<PublishedEvent> inOrder() {
      List<PublishedEvent> all = new ArrayList<>(records);
      all.addAll(context);
      all.sort(BY_PLACE);
      return all;
    }
  }

  /// Reads on until the window's events are here, or cannot come any more.
  ///
  /// @param due events that have to be on the topics by now
  public Slice take(IdRange window, Set<UUID> due) {
    List<PublishedEvent> records =
        new ArrayList<>(ahead.stream().filter(it -> window.isAhead(it.id())).toList());
    ahead.removeIf(it -> window.isAhead(it.id()));
    Set<UUID> open = new HashSet<>(due);
    records.forEach(it -> open.remove(it.id()));
    readTo(window.ends(), window, records, open);
    if (!open.isEmpty()) {
      readTo(window.ends().plus(LATE), window, records, open);
    }
    long deadline = System.nanoTime() + MARKER.toNanos();
    while (!open.isEmpty() && isAtEnd() && System.nanoTime() < deadline) {
      ends.putAll(consumer.endOffsets(consumer.assignment()));
      readTo(window.ends().plus(LATE), window, records, open);
    }
    Slice slice = new Slice(records, context(records), List.copyOf(strangers));
    strangers.clear();
    return slice;
  }

  private void readTo(Instant until, IdRange window, List<PublishedEvent> records, Set<UUID> open) {
    List<TopicPartition> behind = behind(until);
    while (!behind.isEmpty()) {
      consumer.pause(consumer.assignment());
      consumer.resume(behind);
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        take(record, window, records, open);
      }
      behind = behind(until);
    }
  }

  private List<TopicPartition> behind(Instant until) {
    return consumer.assignment().stream()
        .filter(it -> consumer.position(it) < ends.getOrDefault(it, 0L))
        .filter(it -> reached.getOrDefault(it, Instant.EPOCH).isBefore(until))
        .toList();
  }

  private boolean isAtEnd() {
    return consumer.assignment().stream()
        .allMatch(it -> consumer.position(it) >= ends.getOrDefault(it, 0L));
  }

  private void take(
      ConsumerRecord<byte[], byte[]> record,
      IdRange window,
      List<PublishedEvent> records,
      Set<UUID> open) {
    reached.put(
        new TopicPartition(record.topic(), record.partition()),
        Instant.ofEpochMilli(record.timestamp()));
    try {
      PublishedEvent event = EventRecords.read(record);
      tail.add(event);
      if (!whole.contains(event.id())) {
        return; // written before everything that is asked for, and committed after
      }
      if (window.isAhead(event.id())) {
        records.add(event);
        open.remove(event.id());
      } else {
        ahead.add(event);
      }
    } catch (IllegalArgumentException e) {
      strangers.add(
          Finding.of(
              "I3",
              "what stands in %s is no event: %s"
                  .formatted(EventRecords.place(record), e.getMessage())));
    }
  }

  private List<PublishedEvent> context(List<PublishedEvent> records) {
    var aggregates = records.stream().map(PublishedEvent::aggregate).collect(toSet());
    return ahead.stream().filter(it -> aggregates.contains(it.aggregate())).toList();
  }

  /// I6, with this scan as the reader: what it saw last is read a second time.
  public List<Finding> again() {
    List<PublishedEvent> seen = tail.events();
    List<PublishedEvent> now = new ArrayList<>();
    consumer.pause(consumer.assignment());
    tail.begins()
        .forEach((partition, from) -> {
          consumer.resume(List.of(partition));
          consumer.seek(partition, from);
        });
    Map<TopicPartition, Long> last = tail.lasts();
    while (last.entrySet().stream()
        .anyMatch(it -> consumer.position(it.getKey()) <= it.getValue())) {
      consumer.poll(POLL).forEach(record -> now.add(EventRecords.read(record)));
    }
    return SteadyReader.check(now, seen);
  }

  /// Where records of the topics belong.
  public Layout layout(Map<String, String> topicsOfTypes) {
    Map<String, Integer> counts = new HashMap<>();
    consumer.assignment().forEach(it -> counts.merge(it.topic(), 1, Integer::sum));
    return new Layout(counts, topicsOfTypes);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
