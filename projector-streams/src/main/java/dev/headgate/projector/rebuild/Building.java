package dev.headgate.projector.rebuild;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.projector.fold.Fold;
import dev.headgate.projector.generation.Entry;
import dev.headgate.projector.generation.Generation;
import dev.headgate.projector.generation.Projection;
import dev.headgate.projector.setting.Pace;
import dev.headgate.projector.sink.Sink;
import dev.headgate.projector.topic.StateTopics;
import dev.headgate.projector.topic.TopicIdentities;
import dev.headgate.projector.topic.TopicPreparation;
import dev.headgate.projector.topic.TopicWatch;
import dev.headgate.topic.Topic;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/// A generation's fold and its sink of rows, running. Thread-safe.
record Building(Generation generation, Pace pace, Fold fold, Sink rows, TopicWatch watch)
    implements AutoCloseable {

  static Building start(
      Surroundings surroundings, Entry entry, Pace pace, Consumer<ProcessFailure> onFailure) {
    StateTopics states = new StateTopics(entry.generation());
    TopicIdentities topics;
    try (Admin admin = surroundings.admin()) {
      topics = new TopicPreparation(admin, surroundings.replication()).prepare(states);
    }
    Fold fold =
        Fold.start(
            surroundings.fold(entry.generation(), pace),
            sources(entry, surroundings.vocabulary().catalogue()),
            surroundings.vocabulary(),
            surroundings.sinks().topics(),
            onFailure);
    fold.measure(surroundings.sinks().metrics());
    Sink rows = Sink.rows(surroundings.sinks().of(topics), states, pace, onFailure);
    TopicWatch watch = TopicWatch.start(surroundings.kafka(), topics, onFailure);
    return new Building(entry.generation(), pace, fold, rows, watch);
  }

  /// What a generation is folded from: all events, unless it is of some projections only that the
  /// catalogue has types for.
  static Collection<Topic> sources(Entry entry, Catalogue catalogue) {
    Set<Topic> some =
        entry.projections().stream()
            .flatMap(projection -> projection.types(catalogue))
            .map(catalogue::topicOf)
            .collect(Collectors.toSet());
    return some.isEmpty() || entry.projections().containsAll(Set.of(Projection.values()))
        ? catalogue.topics()
        : some;
  }

  boolean isRunning() {
    return fold.isRunning() && rows.isRunning();
  }

  @Override
  public void close() {
    fold.close();
    rows.close();
    watch.close();
  }
}
