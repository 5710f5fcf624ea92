package dev.headgate.relay.preflight;

import dev.headgate.relay.exit.RelayExit;
import dev.headgate.relay.position.Position;
import dev.headgate.relay.slot.Lsn;
import dev.headgate.relay.slot.Server;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decides whether the relay may run. Pure.
public final class Preflight {

  private static final Set<String> OUR_TABLES = Set.of("auth_gateway.outbox");

  private final Observed observed;
  private final String slotName;

  private Preflight(Observed observed, String slotName) {
    this.observed = observed;
    this.slotName = slotName;
  }

  /// Returns the first reason not to run, or nothing. What would make later checks meaningless
  /// comes first.
  public static Optional<Refusal> check(Observed observed, String slotName) {
    Preflight preflight = new Preflight(observed, slotName);
    return Stream.<Supplier<@Nullable Refusal>>of(
            preflight::durability,
            preflight::transactions,
            preflight::publication,
            preflight::partitions,
            preflight::slotIsThere,
            preflight::slotIsOurs,
            preflight::slotHasItsLog,
            preflight::positionIsThere,
            preflight::sameServer,
            preflight::sameCluster,
            preflight::sameTopics,
            preflight::slotIsBehind,
            preflight::topicsEndAsTheyDid)
        .map(check -> Optional.ofNullable(check.get()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private @Nullable Refusal durability() {
    Map<String, String> settings = observed.server().settings();
    return settings.containsValue("off")
        ? new Refusal(
            RelayExit.DURABILITY_OFF,
            "The command database runs with " + settings + ".",
            "Set fsync and synchronous_commit on and restart the server.")
        : null;
  }

  private @Nullable Refusal transactions() {
    int level = observed.kafka().transactionVersion();
    return level < 2
        ? new Refusal(
            RelayExit.TRANSACTIONS_OLD,
            "transaction.version is "
                + level
                + ": a zombie's record could slip into our transaction.",
            "kafka-features upgrade --feature transaction.version=2")
        : null;
  }

  private @Nullable Refusal publication() {
    Set<String> published = observed.server().published();
    return published.equals(OUR_TABLES)
        ? null
        : new Refusal(
            RelayExit.PUBLICATION_CHANGED,
            "The publication headgate lists " + published + ", not " + OUR_TABLES + ".",
            "ALTER PUBLICATION headgate back to what the migrations made.");
  }

  private @Nullable Refusal partitions() {
    Set<String> others = observed.kafka().otherPartitions();
    return others.isEmpty()
        ? null
        : new Refusal(
            RelayExit.PARTITIONS_CHANGED,
            others
                + " have another number of partitions: aggregates would move and lose their order.",
            "headgate relay rebuild-topics makes them anew from the outbox.");
  }

  private @Nullable Refusal slotIsThere() {
    return observed.server().slot().isEmpty()
        ? new Refusal(
            RelayExit.SLOT_MISSING,
            "There is no slot " + slotName + ": what was written meanwhile would be skipped.",
            observed.position().isEmpty()
                ? "Start command-service first: it migrates the database."
                : "headgate relay recreate-slot publishes what the topics lack.")
        : null;
  }

  private @Nullable Refusal slotIsOurs() {
    Server.Slot slot = slot();
    return slot.plugin().equals("pgoutput")
            && slot.database().equals(observed.server().identity().database())
        ? null
        : new Refusal(
            RelayExit.SLOT_FOREIGN,
            "The slot is of plugin " + slot.plugin() + " in database " + slot.database() + ".",
            "Point HEADGATE_COMMAND_DATABASE_URL and HEADGATE_SLOT at the right one.");
  }

  private @Nullable Refusal slotHasItsLog() {
    return slot().walStatus().equals("lost")
        ? new Refusal(
            RelayExit.SLOT_LOST,
            "Postgres removed log the slot needed (max_slot_wal_keep_size).",
            "headgate relay recreate-slot publishes what the topics lack.")
        : null;
  }

  private @Nullable Refusal positionIsThere() {
    Optional<Lsn> origin = observed.server().origin();
    boolean untouched = origin.equals(Optional.of(slot().confirmedFlush()));
    return observed.position().isEmpty() && !untouched
        ? new Refusal(
            RelayExit.POSITION_LOST,
            "headgate.relay.position holds nothing, but the slot moved from "
                + origin.map(Lsn::toString).orElse("an unknown place")
                + " to "
                + slot().confirmedFlush()
                + ": starting there would skip or double.",
            "headgate relay rebuild-topics makes topics and position anew from the outbox.")
        : null;
  }

  private @Nullable Refusal sameServer() {
    Server.Identity now = observed.server().identity();
    return origin()
        .filter(then ->
            !then.systemIdentifier().equals(now.systemIdentifier())
                || then.timeline() != now.timeline())
        .map(then ->
            new Refusal(
                RelayExit.ANOTHER_SERVER,
                "The position is of server %s, timeline %d; this is %s, timeline %d."
                    .formatted(
                        then.systemIdentifier(),
                        then.timeline(),
                        now.systemIdentifier(),
                        now.timeline()),
                "headgate relay reconcile accepts a restored or promoted copy."))
        .orElse(null);
  }

  private @Nullable Refusal sameCluster() {
    return origin()
        .filter(then -> !then.clusterId().equals(observed.kafka().clusterId()))
        .map(then ->
            new Refusal(
                RelayExit.ANOTHER_CLUSTER,
                "The position is of Kafka cluster " + then.clusterId() + ".",
                "Point HEADGATE_KAFKA_BOOTSTRAP_SERVERS at it."))
        .orElse(null);
  }

  private @Nullable Refusal sameTopics() {
    return origin()
        .filter(then -> !then.topicIds().equals(observed.kafka().topicIds()))
        .map(then ->
            new Refusal(
                RelayExit.TOPIC_REPLACED,
                "Event topics were deleted or made anew: then "
                    + then.topicIds()
                    + ", now "
                    + observed.kafka().topicIds()
                    + ".",
                "headgate relay rebuild-topics fills them from the outbox."))
        .orElse(null);
  }

  private @Nullable Refusal slotIsBehind() {
    return observed
        .position()
        .filter(position -> slot().confirmedFlush().compareTo(position.y()) > 0)
        .map(position ->
            new Refusal(
                RelayExit.SLOT_AHEAD,
                "The slot is at %s, the topics at %s: what lies between would be skipped."
                    .formatted(slot().confirmedFlush(), position.y()),
                "headgate relay recreate-slot publishes what the topics lack."))
        .orElse(null);
  }

  private @Nullable Refusal topicsEndAsTheyDid() {
    return observed
        .position()
        .filter(position -> !position.tails().equals(observed.kafka().tails()))
        .map(position ->
            new Refusal(
                RelayExit.TOPIC_SHORT,
                "The partitions end with %s; the position names %s."
                    .formatted(observed.kafka().tails(), position.tails()),
                "headgate relay rebuild-topics makes them anew from the outbox."))
        .orElse(null);
  }

  private Server.Slot slot() {
    return observed.server().slot().orElseThrow();
  }

  private Optional<Position.Origin> origin() {
    return observed.position().map(Position::origin);
  }
}
