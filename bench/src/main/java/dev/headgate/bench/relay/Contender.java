package dev.headgate.bench.relay;

import java.util.Locale;
import java.util.Map;

/// Who carries the outbox to topics.
enum Contender {
  HEADGATE("dev.headgate.relay.Main", "auth.session.events.v1"),
  PLAIN("dev.headgate.bench.relay.PlainEngine", "plain.session");

  private final String main;
  private final String topic;

  Contender(String main, String topic) {
    this.main = main;
    this.topic = topic;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String main() {
    return main;
  }

  /// Where it publishes the sessions' events.
  String topic() {
    return topic;
  }

  /// What it is told.
  ///
  /// @param database of the role of relays
  Map<String, String> environment(String database, String kafka) {
    return Map.of(
        "HEADGATE_COMMAND_DATABASE_URL", database,
        "HEADGATE_KAFKA_BOOTSTRAP_SERVERS", kafka,
        "HEADGATE_REPLICATION_FACTOR", "1",
        "HEADGATE_MIN_INSYNC_REPLICAS", "1",
        "HEADGATE_HTTP_PORT", "0");
  }
}
