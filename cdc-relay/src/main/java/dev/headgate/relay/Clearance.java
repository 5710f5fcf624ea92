package dev.headgate.relay;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.relay.exit.RelayExit;
import dev.headgate.relay.position.Position;
import dev.headgate.relay.position.PositionCodec;
import dev.headgate.relay.preflight.Observed;
import dev.headgate.relay.preflight.Preflight;
import dev.headgate.relay.slot.Server;
import dev.headgate.relay.slot.ServerReader;
import dev.headgate.relay.topic.EventTopics;
import dev.headgate.relay.topic.TopicTail;
import dev.headgate.relay.watch.Watch;
import dev.headgate.topic.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/// Observes both sides, asks preflight, and answers where to begin. Runs after
/// `initTransactions()`.
final class Clearance {

  private final Set<Topic> events;
  private final EventTopics topics;
  private final TopicTail tail;

  private Clearance(Set<Topic> events, EventTopics topics, TopicTail tail) {
    this.events = events;
    this.topics = topics;
    this.tail = tail;
  }

  /// @throws ProcessFailure when the relay must not run
  static Position obtain(Configuration configuration, Set<Topic> events) {
    ServerReader reader = new ServerReader(configuration.database(), configuration.slot());
    Server server = reader.read();
    try (EventTopics topics =
            EventTopics.open(configuration.kafka(), events, configuration.replication());
        TopicTail tail = new TopicTail(configuration.kafka())) {
      Clearance clearance = new Clearance(events, topics, tail);
      Optional<Position> position = clearance.position().map(new Growth(events, topics)::of);
      if (position.isEmpty() && untouched(server)) {
        topics.create();
      }
      Map<String, UUID> tails = clearance.tails();
      Observed observed =
          new Observed(
              server,
              Watch.kafka(topics),
              position,
              new Observed.Ends(tails, reader.unknown(tails.values())));
      Preflight.check(observed, configuration.slot())
          .ifPresent(refusal -> {
            throw refusal.failure();
          });
      return position.orElseGet(() -> first(observed));
    }
  }

  private static boolean untouched(Server server) {
    return server.slot().map(Server.Slot::confirmedFlush).equals(server.origin());
  }

  /// Nothing was ever published: everything behind the slot's origin is to come.
  private static Position first(Observed observed) {
    return new Position(
        observed.server().slot().orElseThrow().confirmedFlush(),
        Map.of(),
        new Position.Origin(
            observed.server().identity().systemIdentifier(),
            observed.server().identity().timeline(),
            observed.kafka().clusterId(),
            observed.kafka().topicIds()));
  }

  private Optional<Position> position() {
    TopicPartition place = new TopicPartition(Topic.RELAY_POSITION.name(), 0);
    return topics.hasPositionTopic()
        ? Optional.ofNullable(tail.last(Set.of(place)).get(place))
            .map(record -> decode(record.value()))
        : Optional.empty();
  }

  private static Position decode(byte[] value) {
    try {
      return PositionCodec.decode(value);
    } catch (IOException e) {
      throw new ProcessFailure(
          RelayExit.POSITION_LOST,
          e.getMessage() + ".",
          "headgate relay rebuild-topics makes topics and position anew from the outbox.",
          e);
    }
  }

  private Map<String, UUID> tails() {
    Set<String> there = topics.ids().keySet();
    List<TopicPartition> places =
        events.stream()
            .filter(topic -> there.contains(topic.name()))
            .flatMap(topic ->
                IntStream.range(0, topic.partitions())
                    .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
            .toList();
    Map<String, UUID> tails = new HashMap<>();
    tail.last(places).forEach((place, record) -> tails.put(place.toString(), eventId(record)));
    return tails;
  }

  private static UUID eventId(ConsumerRecord<?, ?> record) {
    Header id = record.headers().lastHeader("ce_id");
    if (id == null) {
      throw new ProcessFailure(
          RelayExit.TOPIC_SHORT,
          "The last record of %s-%d is not ours: it has no ce_id."
              .formatted(record.topic(), record.partition()),
          "Find out who wrote it; headgate relay rebuild-topics makes the topic anew.");
    }
    return UUID.fromString(new String(id.value(), StandardCharsets.UTF_8));
  }
}
