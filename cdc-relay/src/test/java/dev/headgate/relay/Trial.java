package dev.headgate.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.embedded.child.Ports;
import dev.headgate.embedded.kafka.KafkaBroker;
import dev.headgate.embedded.link.Link;
import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.process.exit.ExitCode;
import dev.headgate.process.exit.StandardExit;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.relay.exit.RelayExit;
import dev.headgate.verification.evidence.Command;
import dev.headgate.verification.evidence.Command.Outcome;
import dev.headgate.verification.health.HealthProbe;
import dev.headgate.verification.health.HealthWatch;
import dev.headgate.verification.health.Stall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A pipeline under load, with a supervised relay behind links and a reader that never stops: to be
/// harmed, and then to be judged. Confined to one thread.
final class Trial implements AutoCloseable {

  /// What a relay may end with when the world around it breaks. Everything else would be a finding:
  /// a refusal that needs a hand, or an error nobody named.
  private static final Set<Integer> NAMED =
      Stream.<ExitCode>of(
              RelayExit.LOCK_LOST,
              RelayExit.PUBLISH_FAILED,
              RelayExit.ENGINE_ENDED,
              RelayExit.FENCED,
              RelayExit.SLOT_BUSY,
              StandardExit.UNAVAILABLE)
          .map(ExitCode::code)
          .collect(Collectors.toSet());

  private static final int KILLED = 128 + 9;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Pipeline pipeline;
  private final Link toPostgres;
  private final Link toKafka;
  private final Supervisor supervisor;
  private final ConcurrentReader reader;
  private final Load load;
  private final int healthPort = Ports.free();
  private final HealthWatch health;

  private Trial(Pipeline pipeline, Link toPostgres, Link toKafka, long seed) {
    this.pipeline = pipeline;
    this.toPostgres = toPostgres;
    this.toKafka = toKafka;
    this.supervisor =
        Supervisor.start(
            pipeline,
            Map.of(
                "HEADGATE_HTTP_PORT",
                Integer.toString(healthPort),
                "HEADGATE_COMMAND_DATABASE_URL",
                "postgresql://headgate_relay:relay@127.0.0.1:%d/headgate_command"
                    .formatted(toPostgres.port()),
                "HEADGATE_KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:" + toKafka.port()));
    this.reader = ConcurrentReader.start(pipeline.kafka());
    this.load = Load.start(pipeline, seed);
    this.health = HealthWatch.start("cdc-relay", this::look);
  }

  /// Starts everything on sound ground.
  static Trial start(long seed) {
    Link toKafka = Link.to(Ports.free());
    return start(PostgresServer.temporary(), KafkaBroker.temporary(toKafka), toKafka, seed);
  }

  /// Starts everything on servers whose ground the test has prepared; the trial closes them.
  static Trial start(PostgresServer postgres, KafkaBroker kafka, Link toKafka, long seed) {
    Link toPostgres = Link.to(PostgresUrl.parse(postgres.url("postgres")).port());
    return new Trial(new Pipeline(postgres, kafka), toPostgres, toKafka, seed);
  }

  PostgresServer postgres() {
    return pipeline.postgres();
  }

  KafkaBroker kafka() {
    return pipeline.broker();
  }

  ChildProcess relay() {
    return supervisor.relay();
  }

  Link toPostgres() {
    return toPostgres;
  }

  Link toKafka() {
    return toKafka;
  }

  /// Waits until what is written from now on arrives.
  ///
  /// @return how long that took
  Duration awaitRecovery() throws InterruptedException {
    Instant begun = Instant.now();
    reader.await(load.next(), PATIENCE);
    return Duration.between(begun, Instant.now());
  }

  /// Waits until a client gets through to the database; nothing needs to be published.
  void awaitAcknowledgement() throws InterruptedException {
    load.next();
  }

  boolean hasEndedRelays() {
    return !supervisor.exits().isEmpty();
  }

  boolean hasRefusedClients() {
    return load.commands().stream().anyMatch(command -> command.outcome() != Outcome.OK);
  }

  /// The relay from outside: what was acknowledged and has not arrived, however the relay counts.
  private Stall.Look look() {
    List<UUID> acknowledged =
        load.commands().stream()
            .filter(command -> command.outcome() == Outcome.OK)
            .flatMap(command -> command.events().stream())
            .toList();
    return new Stall.Look(
        Instant.now(),
        HealthProbe.isHealthy("http://127.0.0.1:" + healthPort),
        reader.countMissing(acknowledged),
        reader.seen().size());
  }

  /// Waits until everything acknowledged has arrived, and lets the checker look at all there ever
  /// was.
  ///
  /// @param context what to name in a failure
  void assertNothingIsWrong(String context) throws Exception {
    load.quietly(() -> {
      List<Command> commands = load.commands();
      Verdict verdict = new Verdict(pipeline);
      reader.await(verdict.ids(), PATIENCE);
      assertThat(verdict.of(commands, reader.seen())).as(context).isEmpty();
      assertThat(health.findings()).as(context).isEmpty();
      assertThat(unnamed()).as("%s; see %s", context, pipeline.logFile()).isEmpty();
      return null;
    });
  }

  private Set<Integer> unnamed() {
    Set<Integer> codes = new TreeSet<>(supervisor.exits());
    codes.removeAll(NAMED);
    codes.remove(KILLED);
    return codes;
  }

  /// One line about what happened.
  String summary() {
    Map<Outcome, Long> outcomes =
        load.commands().stream()
            .collect(Collectors.groupingBy(Command::outcome, Collectors.counting()));
    Map<Integer, Long> exits =
        supervisor.exits().stream()
            .collect(Collectors.groupingBy(code -> code, Collectors.counting()));
    return "transactions %s, events read %d, relays ended with %s"
        .formatted(outcomes, reader.seen().size(), exits);
  }

  @Override
  public void close() {
    health.close();
    load.close();
    supervisor.close();
    reader.close();
    pipeline.close();
    toPostgres.close();
    toKafka.close();
  }
}
