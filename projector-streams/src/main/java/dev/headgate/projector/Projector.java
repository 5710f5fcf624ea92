package dev.headgate.projector;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.health.HealthReport;
import dev.headgate.projector.fold.Fold;
import dev.headgate.projector.readdatabase.ReadDatabase;
import dev.headgate.projector.sink.Sink;
import dev.headgate.projector.topic.TopicIdentities;
import dev.headgate.projector.topic.TopicPreparation;
import dev.headgate.projector.topic.TopicWatch;
import dev.headgate.topic.Topic;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/// The fold and both sinks, running. Thread-safe.
record Projector(ReadDatabase database, TopicWatch watch, Fold fold, Sink rows, Sink audit)
    implements AutoCloseable {

  static Projector start(Configuration configuration, Consumer<ProcessFailure> onFailure) {
    ReadDatabase.migrate(configuration.database());
    Set<Topic> events = Catalogue.shipped().topics();
    TopicIdentities topics;
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(configuration.clients().kafka()))) {
      topics = new TopicPreparation(admin, configuration.replication()).prepare(events);
    }
    ReadDatabase database = ReadDatabase.open(configuration.database());
    Sink.Setting sinks =
        new Sink.Setting(
            configuration.clients().kafka(), configuration.instance(), database, topics, () -> {});
    Map<String, String> streams = new HashMap<>(configuration.clients().kafka());
    streams.putAll(configuration.clients().streams());
    Fold.Setting fold =
        new Fold.Setting(
            streams, configuration.state(), configuration.instance(), configuration.replication());
    return new Projector(
        database,
        TopicWatch.start(configuration.clients().kafka(), topics, onFailure),
        Fold.start(fold, events, onFailure),
        Sink.rows(sinks, onFailure),
        Sink.audit(sinks, events, onFailure));
  }

  void measure(MeterRegistry metrics) {
    Gauge.builder("headgate.projector.fold.lag", fold, Fold::lag).register(metrics);
    Gauge.builder("headgate.projector.rows.lag", rows, Sink::lag).register(metrics);
    Gauge.builder("headgate.projector.audit.lag", audit, Sink::lag).register(metrics);
  }

  HealthReport report() {
    boolean ready = fold.isRunning() && rows.isRunning() && audit.isRunning();
    return new HealthReport(
        true,
        ready,
        Map.of(
            "service", "projector-streams",
            "status", ready ? "UP" : "STARTING",
            "fold", Map.of("state", fold.state(), "lag", fold.lag()),
            "rows", Map.of("running", rows.isRunning(), "lag", rows.lag()),
            "audit", Map.of("running", audit.isRunning(), "lag", audit.lag())));
  }

  @Override
  public void close() {
    fold.close();
    rows.close();
    audit.close();
    watch.close();
    database.close();
  }
}
