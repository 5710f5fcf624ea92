package dev.headgate.cli.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/// Sends the load, waits until the projections have caught up, and tells what became of it.
public final class Demonstration {

  private static final Duration CATCHING_UP = Duration.ofMinutes(2);

  private static final Map<String, String> VIEWS =
      Map.of(
          "auth_users_view", "newest_users.sql",
          "auth_sessions_view", "newest_sessions.sql",
          "auth_api_keys_view", "newest_api_keys.sql",
          "auth_audit_view", "newest_audit.sql");

  private final Faces faces;
  private final Load load;
  private final PrintStream out;

  public Demonstration(Faces faces, Load load, PrintStream out) {
    this.faces = faces;
    this.load = load;
    this.out = out;
  }

  /// Runs it.
  ///
  /// @param progress is told the number of commands answered so far, twice a second
  /// @return whether everything that went in came out, once
  public boolean run(LongConsumer progress) throws InterruptedException {
    Tally tally = new Tally();
    Instant begun = Instant.now();
    Counts counts;
    Latencies latencies;
    Duration sending;
    try (Sightings sightings = Sightings.begin(faces.readDatabaseUrl())) {
      new Crowd(load, new CommandApi(faces.commandUrl()), tally)
          .send(() -> progress.accept(tally.total()));
      sending = Duration.between(begun, Instant.now());
      progress.accept(tally.total());
      counts = awaitEquality();
      latencies = sightings.latencies(tally.answered());
    }
    tell(tally, sending);
    VIEWS.forEach(this::tellNewest);
    out.println(counts);
    out.println("from answer to visible row: " + latencies);
    return counts.areEqual();
  }

  private Counts awaitEquality() throws InterruptedException {
    Instant deadline = Instant.now().plus(CATCHING_UP);
    Counts counts = attempt();
    while (!counts.areEqual() && Instant.now().isBefore(deadline)) {
      Thread.sleep(500);
      counts = attempt();
    }
    return counts;
  }

  /// A server that is just being restarted has not caught up either.
  private Counts attempt() {
    try {
      return Counts.of(faces);
    } catch (DemoFailure | org.apache.kafka.common.KafkaException _) {
      return new Counts(-1, -2, -3);
    }
  }

  private void tell(Tally tally, Duration sending) {
    double seconds = sending.toMillis() / 1000.0;
    out.printf(
        "%d commands by %d clients in %.1f s (%.0f a second)%n",
        tally.total(), load.users(), seconds, tally.total() / seconds);
    tally.counts().forEach((command, count) -> out.printf("  %-16s %d%n", command, count));
  }

  private void tellNewest(String view, String statement) {
    out.println(view);
    try (Database read = Database.open(faces.readDatabaseUrl())) {
      List<List<String>> rows = read.rows(statement);
      rows.forEach(row -> out.println("  " + String.join("  ", row)));
    }
  }
}
