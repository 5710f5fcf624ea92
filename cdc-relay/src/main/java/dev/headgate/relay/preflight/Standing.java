package dev.headgate.relay.preflight;

import dev.headgate.relay.exit.RelayExit;
import dev.headgate.relay.position.Position;
import dev.headgate.relay.slot.Server;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What has to hold whenever the relay runs, not only when it starts. Pure.
public final class Standing {

  private static final Set<String> OUR_TABLES = Set.of("auth_gateway.outbox");
  private static final Set<String> OUR_COLUMNS =
      Set.of(
          "event_number",
          "event_id",
          "tenant_id",
          "aggregate_type",
          "aggregate_id",
          "aggregate_version",
          "event_type",
          "schema_version",
          "data",
          "metadata",
          "created_by",
          "user_id",
          "correlation_id",
          "causation_id",
          "traceparent",
          "checksum");

  private final Server server;
  private final Observed.Kafka kafka;
  private final Optional<Position.Origin> origin;
  private final String slotName;

  private Standing(
      Server server, Observed.Kafka kafka, Optional<Position.Origin> origin, String slotName) {
    this.server = server;
    this.kafka = kafka;
    this.origin = origin;
    this.slotName = slotName;
  }

  /// Returns the first reason not to run, or nothing. What would make later checks meaningless
  /// comes first.
  ///
  /// @param origin what the stored position is a position of
  public static Optional<Refusal> check(
      Server server, Observed.Kafka kafka, Optional<Position.Origin> origin, String slotName) {
    Standing standing = new Standing(server, kafka, origin, slotName);
    return Stream.<Supplier<@Nullable Refusal>>of(
            standing::durability,
            standing::transactions,
            standing::publication,
            standing::partitions,
            standing::slotIsThere,
            standing::slotIsOurs,
            standing::slotHasItsLog,
            standing::sameServer,
            standing::sameCluster,
            standing::sameTopics)
        .map(check -> Optional.ofNullable(check.get()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private @Nullable Refusal durability() {
    Map<String, String> settings = server.settings();
    return settings.containsValue("off")
        ? new Refusal(
            RelayExit.DURABILITY_OFF,
            "The command database runs with " + settings + ".",
            "Set fsync and synchronous_commit on and restart the server.")
        : null;
  }

  private @Nullable Refusal transactions() {
    int level = kafka.transactionVersion();
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
    String expected = "inserts of %s with %s".formatted(OUR_TABLES, OUR_COLUMNS);
    return server.publication().filter(Standing::isOurs).isPresent()
        ? null
        : new Refusal(
            RelayExit.PUBLICATION_CHANGED,
            "The publication headgate is %s, not %s: events would be missing or torn."
                .formatted(
                    server.publication().map(Object::toString).orElse("not there"), expected),
            "ALTER PUBLICATION headgate back to what migration V009 made, then reconcile with"
                + " headgate relay recreate-slot if events were appended meanwhile.");
  }

  private static boolean isOurs(Server.Publication publication) {
    return publication.tables().equals(OUR_TABLES)
        && publication.columns().equals(OUR_COLUMNS)
        && publication.insertsViaRoot();
  }

  private @Nullable Refusal partitions() {
    Set<String> others = kafka.otherPartitions();
    return others.isEmpty()
        ? null
        : new Refusal(
            RelayExit.PARTITIONS_CHANGED,
            others
                + " have another number of partitions: aggregates would move and lose their order.",
            "headgate relay rebuild-topics makes them anew from the outbox.");
  }

  private @Nullable Refusal slotIsThere() {
    return server.slot().isEmpty()
        ? new Refusal(
            RelayExit.SLOT_MISSING,
            "There is no slot " + slotName + ": what was written meanwhile would be skipped.",
            origin.isEmpty()
                ? "Start command-service first: it migrates the database."
                : "headgate relay recreate-slot publishes what the topics lack.")
        : null;
  }

  private @Nullable Refusal slotIsOurs() {
    Server.Slot slot = slot();
    return slot.plugin().equals("pgoutput") && slot.database().equals(server.identity().database())
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

  private @Nullable Refusal sameServer() {
    Server.Identity now = server.identity();
    return origin
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
    return origin
        .filter(then -> !then.clusterId().equals(kafka.clusterId()))
        .map(then ->
            new Refusal(
                RelayExit.ANOTHER_CLUSTER,
                "The position is of Kafka cluster " + then.clusterId() + ".",
                "Point HEADGATE_KAFKA_BOOTSTRAP_SERVERS at it."))
        .orElse(null);
  }

  private @Nullable Refusal sameTopics() {
    return origin
        .filter(then -> !then.topicIds().equals(kafka.topicIds()))
        .map(then ->
            new Refusal(
                RelayExit.TOPIC_REPLACED,
                "Event topics were deleted or made anew: then "
                    + then.topicIds()
                    + ", now "
                    + kafka.topicIds()
                    + ".",
                "headgate relay rebuild-topics fills them from the outbox."))
        .orElse(null);
  }

  private Server.Slot slot() {
    return server.slot().orElseThrow();
  }
}
