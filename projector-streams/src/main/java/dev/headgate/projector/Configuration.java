package dev.headgate.projector;

import dev.headgate.process.environment.Environment;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.projector.topic.Replication;
import java.nio.file.Path;
import java.util.Map;

/// What the environment says.
record Configuration(
    Http http,
    PostgresUrl database,
    Map<String, String> kafka,
    Map<String, String> streams,
    Replication replication,
    Path state) {

  record Http(String host, int port) {}

  static Configuration read(Environment environment) {
    environment.text("HEADGATE_KAFKA_BOOTSTRAP_SERVERS");
    Configuration read =
        new Configuration(
            new Http(
                environment.text("HEADGATE_HTTP_HOST", "127.0.0.1"),
                environment.integer("HEADGATE_HTTP_PORT", 4002)),
            environment.postgresUrl("HEADGATE_READ_DATABASE_URL"),
            environment.passThrough("HEADGATE_KAFKA_"),
            environment.passThrough("HEADGATE_STREAMS_"),
            new Replication(
                environment.integer("HEADGATE_REPLICATION_FACTOR", 3),
                environment.integer("HEADGATE_MIN_INSYNC_REPLICAS", 2)),
            Path.of(environment.text("HEADGATE_STATE_DIRECTORY", "projector-state")));
    environment.rejectUnknown();
    return read;
  }
}
