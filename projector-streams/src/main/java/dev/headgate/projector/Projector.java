package dev.headgate.projector;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.health.HealthReport;
import dev.headgate.projector.progress.Part;
import dev.headgate.projector.readdatabase.ReadDatabase;
import dev.headgate.projector.reading.Vocabulary;
import dev.headgate.projector.rebuild.Generations;
import dev.headgate.projector.rebuild.Surroundings;
import dev.headgate.projector.sink.Sink;
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
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.admin.Admin;

/// The generations and the audit sink, running. Thread-safe.
record Projector(
    ReadDatabase database,
    TopicWatch watch,
    Generations generations,
    Sink audit,
    ProjectorHealth health)
    implements AutoCloseable {

  static Projector start(
      Configuration configuration,
      Vocabulary vocabulary,
      MeterRegistry metrics,
      Consumer<ProcessFailure> onFailure) {
    ReadDatabase.migrate(configuration.database());
    Map<String, String> kafka = configuration.clients().kafka();
    Set<Topic> events = vocabulary.catalogue().topics();
    TopicIdentities topics;
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
      topics = new TopicPreparation(admin, configuration.replication()).prepare(events);
    }
    ReadDatabase database = ReadDatabase.open(configuration.database());
    Sink.Setting sinks =
        new Sink.Setting(kafka, configuration.instance(), database, topics, metrics, () -> {});
    Generations generations =
        Generations.start(surroundings(configuration, vocabulary, sinks), database, onFailure);
    Sink audit = Sink.audit(sinks, vocabulary, onFailure);
    Projector projector =
        new Projector(
            database,
            TopicWatch.start(kafka, topics, onFailure),
            generations,
            audit,
            new ProjectorHealth(() -> parts(generations, audit), InstantSource.system()));
    projector.measure(vocabulary.catalogue(), metrics);
    return projector;
  }

  private static Surroundings surroundings(
      Configuration configuration, Vocabulary vocabulary, Sink.Setting sinks) {
    Map<String, String> settings = new HashMap<>(configuration.clients().kafka());
    settings.putAll(configuration.clients().streams());
    return new Surroundings(
        settings, configuration.state(), configuration.replication(), vocabulary, sinks);
  }

  private static Map<String, Part> parts(Generations generations, Sink audit) {
    Map<String, Part> parts = new TreeMap<>(generations.parts());
    parts.put("audit", audit);
    return parts;
  }

  private void measure(Catalogue catalogue, MeterRegistry metrics) {
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
    Gauge.builder("headgate.projector.parked", this, Projector::parked)
        .description("Aggregates that wait for a dead letter")
        .register(metrics);
    for (String part : List.of("fold", "rows", "audit")) {
      measure(metrics, part);
    }
    generations.measure(metrics);
    Projections.lags(catalogue)
        .forEach(lag -> lag.measure(metrics, () -> parts(generations, audit)));
  }

  private double parked() {
    return parts(generations, audit).values().stream().mapToLong(Part::parked).max().orElse(0);
  }

  private void measure(MeterRegistry metrics, String name) {
    gauge("headgate.projector.lag", name, part -> part.progress().lag())
        .description("Records that are not committed yet")
        .register(metrics);
    gauge("headgate.projector.stalled", name, part -> part.stalled().size())
        .description("Partitions that have something to read and stand still")
        .register(metrics);
  }

  // Asked for anew each time: another generation may have taken the place.
  private Gauge.Builder<Projector> gauge(
      String gauge, String name, ToDoubleFunction<Part> measured) {
    return Gauge.builder(
            gauge,
            this,
            it -> {
              Part part = parts(it.generations, it.audit).get(name);
              return part == null ? Double.NaN : measured.applyAsDouble(part);
            })
        .tag("part", name);
  }

  HealthReport report() {
    return health.report();
  }

  @Override
  public void close() {
    generations.close();
    audit.close();
    watch.close();
    database.close();
  }
}
