package dev.headgate.relay.engine;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.exit.StandardExit;
import dev.headgate.process.postgres.PostgresUrl;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// Debezium's settings, and which of them are not up for discussion.
final class EngineSettings {

  static final String PREFIX = "headgate";

  private EngineSettings() {}

  /// @param passThrough what the operator adds
  /// @throws ProcessFailure when an added setting would break a guarantee
  static Properties of(
      PostgresUrl database, String slot, String engine, Map<String, String> passThrough) {
    Properties settings = new Properties();
    tuning().forEach(settings::setProperty);
    passThrough.forEach(settings::setProperty);
    Map<String, String> fixed = fixed(slot, engine);
    Set<String> touched = new TreeSet<>(passThrough.keySet());
    touched.retainAll(fixed.keySet());
    if (!touched.isEmpty()) {
      throw new ProcessFailure(
          StandardExit.CONFIGURATION,
          "HEADGATE_DEBEZIUM_* sets " + touched + ", which exactly-once depends on.",
          "Remove these variables.");
    }
    fixed.forEach(settings::setProperty);
    settings.setProperty("database.hostname", database.host());
    settings.setProperty("database.port", String.valueOf(database.port()));
    settings.setProperty("database.dbname", database.database());
    settings.setProperty("database.user", database.user());
    settings.setProperty("database.password", database.password());
    return settings;
  }

  private static Map<String, String> tuning() {
    return Map.of(
        // A lone commit waits for two of them, at most. Debezium spins through the last
        // millisecond of each, so 2 would take a quarter of a core of an idle machine.
        "poll.interval.ms", "4",
        "max.batch.size", "2048",
        // No more than keeps the engine busy: what waits is copied by every young collection.
        "max.queue.size", "4096",
        "max.queue.size.in.bytes", "33554432",
        "record.processing.threads",
            "1", // unset is one thread for ever in 3.6; there is nothing to transform
        "status.update.interval.ms", "1000");
  }

  private static Map<String, String> fixed(String slot, String engine) {
    return Map.ofEntries(
        Map.entry("name", engine),
        Map.entry("connector.class", "io.debezium.connector.postgresql.PostgresConnector"),
        Map.entry("topic.prefix", PREFIX),
        Map.entry("plugin.name", "pgoutput"),
        Map.entry("slot.name", slot),
        Map.entry("slot.drop.on.stop", "false"),
        Map.entry("publication.name", "headgate"),
        Map.entry(
            "publication.autocreate.mode",
            "disabled"), // by migration: its columns are part of the contract
        Map.entry("table.include.list", "auth_gateway.outbox"),
        Map.entry("snapshot.mode", "no_data"), // the slot is older than the first command
        Map.entry(
            "provide.transaction.metadata",
            "true"), // BEGIN and END are what whole transactions are made of
        Map.entry("lsn.flush.mode", "connector"), // the slot follows our position
        Map.entry("tombstones.on.delete", "false"),
        Map.entry("heartbeat.interval.ms", "0"), // ours is a transaction like any other
        Map.entry(
            "errors.max.retries", "0"), // the default retries for ever; a supervisor sees an exit
        Map.entry("offset.storage", PositionStore.class.getName()),
        Map.entry(PositionStore.ANSWERS, engine),
        Map.entry("offset.flush.interval.ms", "0"));
  }
}
