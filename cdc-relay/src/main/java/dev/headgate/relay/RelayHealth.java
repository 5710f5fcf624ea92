package dev.headgate.relay;

import dev.headgate.process.health.HealthReport;
import dev.headgate.relay.publish.Progress;
import dev.headgate.relay.watch.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the relay says of itself. Thread-safe.
///
/// A relay that stands by is ready: taking over is its work, and a deployment that waits for the
/// new one before it ends the old would wait for ever otherwise.
///
/// It writes a heartbeat every second, so a healthy log is never silent: twenty seconds without a
/// commit mean that nothing gets through, which is said before half a minute is over.
final class RelayHealth {

  private static final Duration SILENCE = Duration.ofSeconds(20);

  private record Running(
      Supplier<Progress.Snapshot> progress, Supplier<Optional<Sight>> sight, Instant since) {}

  private final AtomicReference<@Nullable Running> running = new AtomicReference<>();
  private volatile boolean standsBy;

  /// Another relay is the active one.
  void standsBy() {
    standsBy = true;
  }

  /// This is the active relay, and not yet proven fit.
  void begins() {
    standsBy = false;
  }

  /// @param progress what was last published
  /// @param sight what was last seen of the slot
  void runs(Supplier<Progress.Snapshot> progress, Supplier<Optional<Sight>> sight) {
    running.set(new Running(progress, sight, Instant.now()));
  }

  HealthReport report() {
    return report(Instant.now());
  }

  HealthReport report(Instant now) {
    Running active = running.get();
    return active == null ? idle(now) : active(active, now);
  }

  private HealthReport idle(Instant now) {
    boolean ready = standsBy;
    return new HealthReport(true, ready, details(ready ? "standby" : "starting", now));
  }

  private static HealthReport active(Running running, Instant now) {
    Progress.Snapshot latest = running.progress().get();
    Instant moved = latest.at() == null ? running.since() : latest.at();
    Duration silence = Duration.between(moved, now);
    boolean live = silence.compareTo(SILENCE) < 0;
    Map<String, Object> details = details(live ? "ok" : "stalled", now);
    details.put("position", latest.position().toString());
    details.put("last_commit_at", moved.toString());
    if (!live) {
      details.put(
          "reason",
          "nothing was published for %d s, not even a heartbeat".formatted(silence.toSeconds()));
    }
    running.sight().get().ifPresent(sight -> details.put("slot", slot(sight)));
    return new HealthReport(live, latest.at() != null, details);
  }

  private static Map<String, Object> details(String status, Instant now) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("status", status);
    details.put("service", "cdc-relay");
    details.put("timestamp", now.toString());
    return details;
  }

  private static Map<String, Object> slot(Sight sight) {
    Map<String, Object> slot = new LinkedHashMap<>();
    slot.put("wal_status", sight.slot().walStatus());
    slot.put("lag_bytes", sight.slot().log().lagBytes());
    slot.put("retained_bytes", sight.slot().log().retainedBytes());
    sight
        .oldestUnpublished()
        .ifPresent(age -> slot.put("oldest_unpublished_seconds", age.toMillis() / 1000.0));
    return slot;
  }
}
