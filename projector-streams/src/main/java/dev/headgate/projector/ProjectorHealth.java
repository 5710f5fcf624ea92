package dev.headgate.projector;

import dev.headgate.event.WireTime;
import dev.headgate.process.health.HealthReport;
import dev.headgate.projector.progress.Part;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// What the projector says of itself. Thread-safe.
///
/// It is live while every part that has something to do moves, wherever, and ready while all parts
/// run. A partition that stands still among others is named, but is no reason to kill the process.
final class ProjectorHealth {

  private final InstantSource clock;
  private final Supplier<Map<String, Part>> source;
  private volatile boolean wasReady;

  ProjectorHealth(Map<String, Part> parts, InstantSource clock) {
    this(() -> parts, clock);
  }

  /// @param source asked each time: a generation may have taken another's place
  ProjectorHealth(Supplier<Map<String, Part>> source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  HealthReport report() {
    Map<String, Part> parts = new TreeMap<>(source.get());
    List<String> stalled = new ArrayList<>();
    Map<String, Object> shown = new LinkedHashMap<>();
    parts.forEach((name, part) -> {
      part.stalled().forEach(sentence -> stalled.add(name + ": " + sentence));
      shown.put(name, shown(part));
    });
    boolean live = parts.values().stream().allMatch(ProjectorHealth::isLive);
    boolean ready = parts.values().stream().allMatch(Part::isRunning);
    wasReady |= ready;
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("status", status(stalled.isEmpty(), ready));
    details.put("service", "projector-streams");
    details.putAll(shown);
    details.put(
        "parked_aggregates", parts.values().stream().mapToLong(Part::parked).max().orElse(0));
    details.put("stalled", stalled);
    details.put("timestamp", WireTime.format(clock.instant()));
    return new HealthReport(live, ready, details);
  }

  private static boolean isLive(Part part) {
    return part.stalled().isEmpty() || part.progress().hasMovedLately();
  }

  private String status(boolean moving, boolean ready) {
    boolean starting = moving && !wasReady;
    return moving && ready ? "ok" : starting ? "starting" : "failing";
  }

  private static Map<String, Object> shown(Part part) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("state", part.state());
    shown.put("lag", part.progress().lag());
    var lastCommitAt = part.progress().lastCommitAt();
    lastCommitAt.ifPresent(at -> shown.put("last_commit_at", WireTime.format(at)));
    part.trouble().ifPresent(sentence -> shown.put("trouble", sentence));
    return shown;
  }
}
