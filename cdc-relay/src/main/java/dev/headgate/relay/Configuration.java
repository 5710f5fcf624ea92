package dev.headgate.relay;

import dev.headgate.process.environment.Environment;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.relay.topic.EventTopics.Replication;
import java.util.HashMap;
import java.util.Map;

/// The process's configuration.
///
/// @param kafka passed through to every client
/// @param debezium passed through to the engine
record Configuration(
    Http http,
    PostgresUrl database,
    String slot,
    Replication replication,
    Map<String, Object> kafka,
    Map<String, String> debezium) {

  record Http(String host, int port) {}

  static Configuration read(Environment environment) {
    Map<String, String> kafka = new HashMap<>(environment.passThrough("HEADGATE_KAFKA_"));
    kafka.computeIfAbsent(
        "bootstrap.servers", _ -> environment.text("HEADGATE_KAFKA_BOOTSTRAP_SERVERS"));
    Configuration configuration =
        new Configuration(
            new Http(
                environment.text("HEADGATE_HTTP_HOST", "127.0.0.1"),
                environment.integer("HEADGATE_HTTP_PORT", 4001)),
            environment.postgresUrl("HEADGATE_COMMAND_DATABASE_URL"),
            environment.text("HEADGATE_SLOT", "headgate"),
            new Replication(
                (short) environment.integer("HEADGATE_REPLICATION_FACTOR", 3),
                environment.integer("HEADGATE_MIN_INSYNC_REPLICAS", 2)),
            new HashMap<>(kafka),
            environment.passThrough("HEADGATE_DEBEZIUM_"));
    environment.rejectUnknown();
    return configuration;
  }
}
