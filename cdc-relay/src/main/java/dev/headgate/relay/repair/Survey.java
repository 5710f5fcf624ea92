package dev.headgate.relay.repair;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.relay.exit.RelayExit;
import dev.headgate.relay.position.Position;
import dev.headgate.relay.position.PositionCodec;
import dev.headgate.relay.slot.Server;
import dev.headgate.relay.slot.ServerReader;
import dev.headgate.relay.topic.EventTopics;
import dev.headgate.relay.topic.TopicTail;
import dev.headgate.topic.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Both systems as a repair finds them. It looks at damage that preflight turns away from, so it
/// takes nothing for granted.
///
/// @param topicIds of the event topics that are there
/// @param otherPartitions topics whose number of partitions is not the configured one
/// @param tails what the last committed record of each event partition says its id is; empty text
///   when it says nothing
/// @param position empty when there is none that can be read
public record Survey(
    Server server,
    String clusterId,
    Map<String, String> topicIds,
    Set<String> otherPartitions,
    Map<String, String> tails,
    Optional<Position> position) {

  private static final Logger LOG = LoggerFactory.getLogger(Survey.class);

  /// Looks at both systems.
  ///
  /// @throws ProcessFailure when they are no place to repair anything in
  public static Survey take(Site site, EventTopics topics) {
    try (TopicTail tail = new TopicTail(site.kafka())) {
      Survey survey =
          new Survey(
              new ServerReader(site.database(), site.slot()).read(),
              topics.clusterId(),
              topics.ids(),
              topics.withOtherPartitions(),
              tails(topics, tail),
              topics.hasPositionTopic() ? position(tail) : Optional.empty());
      survey.refuseAnotherCluster();
      return survey;
    }
  }

  private static Map<String, String> tails(EventTopics topics, TopicTail tail) {
    Map<String, String> tails = new HashMap<>();
    tail.last(topics.partitions())
        .forEach((place, record) -> tails.put(place.toString(), eventId(record)));
    return tails;
  }

  private static String eventId(ConsumerRecord<byte[], byte[]> record) {
    var header = record.headers().lastHeader("ce_id");
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static Optional<Position> position(TopicTail tail) {
    TopicPartition place = new TopicPartition(Topic.RELAY_POSITION.name(), 0);
    ConsumerRecord<byte[], byte[]> last = tail.last(Set.of(place)).get(place);
    if (last == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(PositionCodec.decode(last.value()));
    } catch (IOException e) {
      LOG.warn("what stands for the position cannot be read: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /// Whether the slot is where it was created, and nothing was ever published.
  public boolean isUntouched() {
    return position.isEmpty()
        && server.slot().isPresent()
        && server.slot().map(Server.Slot::confirmedFlush).equals(server.origin());
  }

  private void refuseAnotherCluster() {
    position
        .map(Position::origin)
        .filter(then -> !then.clusterId().equals(clusterId))
        .ifPresent(then -> {
          throw new ProcessFailure(
              RelayExit.ANOTHER_CLUSTER,
              "The position is of Kafka cluster "
                  + then.clusterId()
                  + ", this is "
                  + clusterId
                  + ".",
              "Point HEADGATE_KAFKA_BOOTSTRAP_SERVERS at it.");
        });
  }

  /// Refuses a restored or promoted copy: it may lack what topics have.
  public void refuseAnotherServer() {
    Server.Identity now = server.identity();
    position
        .map(Position::origin)
        .filter(then ->
            !then.systemIdentifier().equals(now.systemIdentifier())
                || then.timeline() != now.timeline())
        .ifPresent(then -> {
          throw new ProcessFailure(
              RelayExit.ANOTHER_SERVER,
              "The position is of server %s, timeline %d; this is %s, timeline %d: a copy may lack events that topics have."
                  .formatted(
                      then.systemIdentifier(),
                      then.timeline(),
                      now.systemIdentifier(),
                      now.timeline()),
              "headgate relay reconcile accepts a restored or promoted copy.");
        });
  }

  /// What a position written now is a position of.
  public Position.Origin originWith(Map<String, String> ids) {
    return new Position.Origin(
        server.identity().systemIdentifier(), server.identity().timeline(), clusterId, ids);
  }
}
