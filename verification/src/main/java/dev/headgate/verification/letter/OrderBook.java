package dev.headgate.verification.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.headgate.verification.fold.PastEvent;
import dev.headgate.verification.topic.EventRecords;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// The orders about dead letters, by the event they are about. A discard counts for ever; of other
/// data the last.
public final class OrderBook {

  private static final String CONTROL = "headgate.control";
  private static final ObjectMapper JSON = new ObjectMapper();

  // What the read database refused is part of the fold all the same.
  private static final Set<String> NOT_ABOUT_THE_EVENT = Set.of("row_refused", "event_refused");

  private final Set<UUID> discarded = new HashSet<>();
  private final Map<UUID, JsonNode> replaced = new HashMap<>();

  private OrderBook() {}

  /// No orders were given.
  public static OrderBook empty() {
    return new OrderBook();
  }

  /// All orders that were given until now.
  public static OrderBook read(String bootstrapServers) {
    OrderBook book = new OrderBook();
    try (KafkaConsumer<byte[], byte[]> consumer = EventRecords.consumer(bootstrapServers)) {
      List<TopicPartition> partitions =
          consumer.listTopics().getOrDefault(CONTROL, List.of()).stream()
              .map(it -> new TopicPartition(it.topic(), it.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> book.take(record.value()));
      }
    }
    return book;
  }

  /// The value of the next order.
  void take(byte @Nullable [] value) {
    try {
      JsonNode order = value == null ? NullNode.instance : JSON.readTree(value);
      if (order.hasNonNull("letter_id")) {
        take(UUID.fromString(order.path("letter_id").asText()), order);
      }
    } catch (IOException | IllegalArgumentException _) {
      // No order: the projector sets it aside, too.
    }
  }

  private void take(UUID event, JsonNode order) {
    switch (order.path("order").asText()) {
      case "discard" -> {
        if (!NOT_ABOUT_THE_EVENT.contains(order.path("reason").asText())) {
          discarded.add(event);
        }
      }
      case "replace" -> replaced.put(event, order);
      default -> {
        // A retry changes no event, and nothing else is about one.
      }
    }
  }

  /// The event as it was to be applied; nothing when it was discarded.
  public Optional<PastEvent> applied(PastEvent event) {
    if (discarded.contains(event.id())) {
      return Optional.empty();
    }
    JsonNode order = replaced.get(event.id());
    return Optional.of(
        order == null
            ? event
            : new PastEvent(
                event.id(),
                event.version(),
                order.path("event_type").asText(event.type()),
                order.path("data").asText(),
                event.occurredAt()));
  }
}
