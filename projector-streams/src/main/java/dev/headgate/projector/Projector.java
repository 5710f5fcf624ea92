package dev.headgate.projector;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.health.HealthReport;
import dev.headgate.projector.fold.Fold;
import dev.headgate.projector.generation.Generation;
import dev.headgate.projector.progress.Part;
import dev.headgate.projector.readdatabase.ReadDatabase;
import dev.headgate.projector.sink.Sink;
import dev.headgate.projector.topic.StateTopics;
import dev.headgate.projector.topic.TopicIdentities;
import dev.headgate.projector.topic.TopicPreparation;
import dev.headgate.projector.topic.TopicWatch;
import dev.headgate.topic.Topic;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/// The fold and both sinks, running. Thread-safe.
record Projector(
    ReadDatabase database,
    TopicWatch watch,
    Fold fold,
    Sink rows,
    Sink audit,
    ProjectorHealth health)
    implements AutoCloseable {

  static Projector start(
      Configuration configuration, MeterRegistry metrics, Consumer<ProcessFailure> onFailure) {
    ReadDatabase.migrate(configuration.database());
    Map<String, String> kafka = configuration.clients().kafka();
    Set<Topic> events = Catalogue.shipped().topics();
    StateTopics states = new StateTopics(Generation.FIRST);
    TopicIdentities topics;
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
      topics = new TopicPreparation(admin, configuration.replication()).prepare(events, states);
    }
    ReadDatabase database = ReadDatabase.open(configuration.database());
    Sink.Setting sinks =
        new Sink.Setting(kafka, configuration.instance(), database, topics, metrics, () -> {});
    Fold fold = Fold.start(fold(configuration), events, onFailure);
    Sink rows = Sink.rows(sinks, states, onFailure);
    Sink audit = Sink.audit(sinks, events, onFailure);
    Projector projector =
        new Projector(
            database,
            TopicWatch.start(kafka, topics, onFailure),
            fold,
            rows,
            audit,
            new ProjectorHealth(
                Map.of("fold", fold, "rows", rows, "audit", audit), InstantSource.system()));
    projector.measure(metrics);
    return projector;
  }

  private static Fold.Setting fold(Configuration configuration) {
    Map<String, String> settings = new HashMap<>(configuration.clients().kafka());
    settings.putAll(configuration.clients().streams());
    return new Fold.Setting(
        settings,
        configuration.state(),
        configuration.instance(),
        configuration.replication(),
        Generation.FIRST);
  }

  private void measure(MeterRegistry metrics) {
    for (MeterBinder binder :
        List.of(
            new ClassLoaderMetrics(),
            new JvmMemoryMetrics(),
            new JvmGcMetrics(),
            new JvmThreadMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics())) {
      binder.bindTo(metrics);
    }
    fold.measure(metrics);
    lag(metrics, "fold", fold);
    lag(metrics, "rows", rows);
    lag(metrics, "audit", audit);
    Map<String, Part> parts = Map.of("fold", fold, "rows", rows, "audit", audit);
    Projections.lags(Catalogue.shipped()).forEach(lag -> lag.measure(metrics, () -> parts));
  }

  private static void lag(MeterRegistry metrics, String name, Part part) {
    Gauge.builder("headgate.projector.lag", part, it -> it.progress().lag())
        .description("Records that are not committed yet")
        .tag("part", name)
        .register(metrics);
    Gauge.builder("headgate.projector.stalled", part, it -> it.stalled().size())
        .description("Partitions that have something to read and stand still")
        .tag("part", name)
        .register(metrics);
  }

  HealthReport report() {
    return health.report();
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
