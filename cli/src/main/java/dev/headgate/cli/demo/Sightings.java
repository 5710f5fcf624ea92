package dev.headgate.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Watches the read database while commands are sent: when was an event's row first visible? Asks
/// every few milliseconds for the ids behind a cursor, so a sighting is late by that much at most.
final class Sightings implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(5);

  private final Map<UUID, Instant> seen = new HashMap<>();
  private final String url;
  private final Thread thread = Thread.ofPlatform().name("sightings").unstarted(this::watch);
  private volatile boolean closing;

  private Sightings(String url) {
    this.url = url;
  }

  static Sightings begin(String readDatabaseUrl) {
    Sightings sightings = new Sightings(readDatabaseUrl);
    sightings.thread.start();
    return sightings;
  }

  private void watch() {
    while (!closing) {
      try (Database database = Database.open(url)) {
        watch(database);
      } catch (DemoFailure _) {
        rest(
            Duration.ofMillis(
                200)); // the read database is being restarted: its rows are late, not lost
      }
    }
  }

  private void watch(Database database) {
    while (!closing) {
      note(database.rows("newest_events.sql"), Instant.now());
      rest(PAUSE);
    }
  }

  private synchronized void note(List<List<String>> rows, Instant at) {
    rows.forEach(row -> seen.putIfAbsent(UUID.fromString(row.getFirst()), at));
  }

  /// From answer to visible row, for every event both were seen of.
  synchronized Latencies latencies(List<Tally.Answered> answered) {
    return Latencies.of(
        answered.stream()
            .filter(event -> seen.containsKey(event.eventId()))
            .map(event -> between(event.at(), seen.getOrDefault(event.eventId(), event.at()))));
  }

  /// A row may be visible before its answer has travelled back: no wait at all.
  private static Duration between(Instant answer, Instant row) {
    Duration wait = Duration.between(answer, row);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  private static void rest(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
