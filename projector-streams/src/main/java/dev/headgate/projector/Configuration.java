package dev.headgate.projector;

import dev.headgate.process.environment.Environment;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.exit.StandardExit;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.process.principal.Authenticator;
import dev.headgate.process.principal.ClosedAuthenticator;
import dev.headgate.process.principal.DevelopmentAuthenticator;
import dev.headgate.projector.instance.Instance;
import dev.headgate.projector.setting.PassedSettings;
import dev.headgate.projector.topic.Replication;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the environment says.
record Configuration(
    Http http,
    PostgresUrl database,
    Clients clients,
    Replication replication,
    Path state,
    Instance instance) {

  /// Where it listens, and whom it asks.
  ///
  /// @param developmentAuthentication whether loopback peers are believed who they say they are
  /// @param commandService where orders about dead letters are audited; without it none is given
  record Http(
      String host, int port, boolean developmentAuthentication, Optional<URI> commandService) {

    Authenticator authenticator() {
      return developmentAuthentication ? new DevelopmentAuthenticator() : new ClosedAuthenticator();
    }
  }

  /// What is passed through.
  ///
  /// @param kafka for every client
  /// @param streams for Streams alone; wins over the other
  record Clients(Map<String, String> kafka, Map<String, String> streams) {}

  /// @throws ProcessFailure telling every mistake, also a setting that would weaken a guarantee
  static Configuration read(Environment environment) {
    environment.text("HEADGATE_KAFKA_BOOTSTRAP_SERVERS");
    Http http =
        new Http(
            environment.text("HEADGATE_HTTP_HOST", "127.0.0.1"),
            environment.integer("HEADGATE_HTTP_PORT", 4002),
            environment.flag("HEADGATE_DEVELOPMENT_AUTHENTICATION", false),
            environment.optional("HEADGATE_COMMAND_URL").map(Configuration::url));
    PostgresUrl database = environment.postgresUrl("HEADGATE_READ_DATABASE_URL");
    var kafka = passed(environment, "HEADGATE_KAFKA_");
    var streams = passed(environment, "HEADGATE_STREAMS_");
    Replication replication =
        new Replication(
            environment.integer("HEADGATE_REPLICATION_FACTOR", 3),
            environment.integer("HEADGATE_MIN_INSYNC_REPLICAS", 2));
    Path state = Path.of(environment.text("HEADGATE_STATE_DIRECTORY", "projector-state"));
    Optional<String> instance = environment.optional("HEADGATE_INSTANCE");
    environment.rejectUnknown();
    rejectContradictions(kafka, streams);
    return new Configuration(
        http,
        database,
        new Clients(kafka.values(), streams.values()),
        replication,
        state,
        instance.map(Configuration::named).orElseGet(() -> Instance.owning(state)));
  }

  private static PassedSettings passed(Environment environment, String prefix) {
    return new PassedSettings(prefix, environment.passThrough(prefix));
  }

  private static void rejectContradictions(PassedSettings... passed) {
    List<String> problems =
        Stream.of(passed).flatMap(settings -> settings.contradictions().stream()).toList();
    if (!problems.isEmpty()) {
      throw new ProcessFailure(
          StandardExit.CONFIGURATION,
          String.join("; ", problems) + ".",
          "Unset the variables and start again.");
    }
  }

  private static URI url(String text) {
    try {
      URI url = URI.create(text);
      if ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) {
        return url;
      }
    } catch (IllegalArgumentException _) {
      // told below
    }
    throw new ProcessFailure(
        StandardExit.CONFIGURATION,
        "HEADGATE_COMMAND_URL is no URL of http or https.",
        "For instance http://127.0.0.1:4000.");
  }

  private static Instance named(String name) {
    try {
      return new Instance(name);
    } catch (IllegalArgumentException e) {
      throw new ProcessFailure(
          StandardExit.CONFIGURATION,
          "HEADGATE_INSTANCE: " + e.getMessage(),
          "Use letters, digits, dots, dashes and underscores, e.g. the host's name.",
          e);
    }
  }
}
