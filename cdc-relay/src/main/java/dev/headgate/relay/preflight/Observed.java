package dev.headgate.relay.preflight;

import dev.headgate.relay.position.Position;
import dev.headgate.relay.slot.Server;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Everything the decision is made on, at one moment after the lock was won.
///
/// @param position empty when none was ever committed, or its topic is gone
public record Observed(Server server, Kafka kafka, Optional<Position> position, Ends ends) {

  /// What Kafka says.
  ///
  /// @param topicIds of the event topics that are there
  /// @param otherPartitions topics whose number of partitions is not the configured one
  public record Kafka(
      String clusterId,
      int transactionVersion,
      Map<String, String> topicIds,
      Set<String> otherPartitions) {}

  /// What the topics end with.
  ///
  /// @param tails the event id of the last committed record of each event partition that has one
  /// @param unknown those of them that the outbox does not hold
  public record Ends(Map<String, UUID> tails, Set<UUID> unknown) {}
}
