package dev.headgate.verification;

import dev.headgate.verification.database.Session;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.health.HealthProbe;
import dev.headgate.verification.health.HealthWatch;
import dev.headgate.verification.health.Stall;
import dev.headgate.verification.progress.Broker;
import dev.headgate.verification.progress.RelayProgress;
import dev.headgate.verification.progress.Shown;
import dev.headgate.verification.progress.Sinks;
import dev.headgate.verification.topic.EventRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// I14 for the two services that have a lag, counted from what they write and not from what they
/// say. Each watch has clients of its own.
final class Watches implements AutoCloseable {

  private static final String RELAY = "cdc-relay";
  private static final String PROJECTOR = "projector-streams";

  private final List<Runnable> parts = new ArrayList<>();
  private final List<HealthWatch> watches = new ArrayList<>();

  private Watches() {}

  static Watches start(Faces faces) {
    Watches watches = new Watches();
    watches.relay(faces);
    watches.projector(faces);
    return watches;
  }

  // One relay of several is active, and the others are not ready.
  private void relay(Faces faces) {
    List<String> urls = urls(faces, RELAY);
    Session session = Session.reading(faces.commandDatabase());
    parts.addFirst(session::close);
    RelayProgress progress = new RelayProgress(session, "");
    start(
        RELAY,
        () -> {
          RelayProgress.Published published = progress.published();
          return new Stall.Look(
              Instant.now(),
              urls.stream().anyMatch(HealthProbe::isHealthy),
              published.pending(),
              published.publishedBelow());
        });
  }

  // Partitions are shared: one instance may well be at its ends while another is not.
  private void projector(Faces faces) {
    List<String> urls = urls(faces, PROJECTOR);
    Session session = Session.reading(faces.readDatabase());
    parts.addFirst(session::close);
    Broker broker = new Broker(faces.kafka());
    parts.addFirst(broker::close);
    Sinks sinks = new Sinks(session);
    start(
        PROJECTOR,
        () -> {
          Shown shown = new Shown(sinks.generations());
          Sinks.Lag lag =
              Sinks.Lag.of(
                  sinks.positions(),
                  broker.ends(it -> EventRecords.isEventTopic(it) || shown.isState(it)));
          return new Stall.Look(
              Instant.now(),
              !urls.isEmpty() && urls.stream().allMatch(HealthProbe::isHealthy),
              lag.left(),
              lag.done());
        });
  }

  private void start(String part, Supplier<Stall.Look> look) {
    HealthWatch watch = HealthWatch.start(part, look);
    watches.add(watch);
    parts.addFirst(watch::close); // it ends before its clients
  }

  private static List<String> urls(Faces faces, String service) {
    return faces.services().entrySet().stream()
        .filter(it -> it.getKey().startsWith(service))
        .map(Map.Entry::getValue)
        .toList();
  }

  List<Finding> verdict() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    for (HealthWatch watch : watches) {
      findings.addAll(watch.verdict());
    }
    return findings;
  }

  @Override
  public void close() {
    parts.forEach(Runnable::run);
  }
}
