package dev.headgate.relay;

import dev.headgate.process.health.HealthReport;
import dev.headgate.relay.publish.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What the relay says of itself. Thread-safe.
///
/// It writes a heartbeat every second, so a healthy log is never silent: half a minute without a
/// commit means that nothing gets through.
final class RelayHealth {

  private static final Duration SILENCE = Duration.ofSeconds(30);

  private record Running(Progress progress, Instant since) {}

  private final AtomicReference<@Nullable Running> running = new AtomicReference<>();

  void runs(Progress progress) {
    running.set(new Running(progress, Instant.now()));
  }

  HealthReport report() {
    Running now = running.get();
    return now == null ? standby() : active(now);
  }

  private static HealthReport standby() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("status", "standby");
    details.put("service", "cdc-relay");
    details.put("timestamp", Instant.now().toString());
    return new HealthReport(true, false, details);
  }

  private static HealthReport active(Running running) {
    Progress.Snapshot latest = running.progress().latest();
    Instant moved = latest.at() == null ? running.since() : latest.at();
    boolean live = Duration.between(moved, Instant.now()).compareTo(SILENCE) < 0;
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("status", live ? "ok" : "stalled");
    details.put("service", "cdc-relay");
    details.put("position", latest.position().toString());
    details.put("last_commit_at", moved.toString());
    details.put("timestamp", Instant.now().toString());
    return new HealthReport(live, latest.at() != null, details);
  }
}
