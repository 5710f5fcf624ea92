package dev.headgate.projector.fold;

import dev.headgate.projector.reading.Vocabulary;
import dev.headgate.projector.topic.StateTopics;
import dev.headgate.topic.Topic;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// One sub-topology over all event topics and the orders about them.
final class FoldTopology {

  /// Each aggregate's current row.
  static final String ROWS = "rows";

  /// The event ids of versions that are no longer heads.
  static final String HISTORY = "history";

  /// What waits, and the orders about it.
  static final String PARKING = "parking";

  static final String LETTERS = "letters";
  static final String DEAD_LETTERS = "dead-letters";
  static final String RELEASED = "released";

  /// Aggregate types with a projection of their own; the others share one.
  private static final Set<String> OWN = Set.of("user", "session", "api_key");

  private static final String OTHERS = "other-state";
  private static final String FOLD = "fold";
  private static final String OBEY = "obey";

  private FoldTopology() {}

  static Topology of(
      Collection<Topic> events, StateTopics states, WaitingCount waiting, Vocabulary vocabulary) {
    Set<String> rowTopics = states.rows().stream().map(Topic::name).collect(Collectors.toSet());
    Topology topology = new Topology();
    sources(topology, events);
    var _ =
        topology
            .addProcessor(FOLD, () -> new Folding(waiting, vocabulary), "events")
            .addProcessor(OBEY, () -> new Obeying(waiting, rowTopics, vocabulary), "orders")
            .addStateStore(store(ROWS), FOLD, OBEY)
            .addStateStore(store(HISTORY), FOLD, OBEY)
            .addStateStore(store(PARKING), FOLD, OBEY);
    var bytes = Serdes.ByteArray().serializer();
    sink(topology, sinkOf("user"), states.users());
    sink(topology, sinkOf("session"), states.sessions());
    sink(topology, sinkOf("api_key"), states.apiKeys());
    var _ =
        topology.addSink(
            OTHERS, states.others().name(), bytes, bytes, new BesideEvents(), FOLD, OBEY);
    sink(topology, LETTERS, states.deadLetters());
    sink(topology, RELEASED, StateTopics.RELEASED);
    return topology.addSink(DEAD_LETTERS, new DeadLetterTopic(), bytes, bytes, FOLD, OBEY);
  }

  private static void sources(Topology topology, Collection<Topic> events) {
    var bytes = Serdes.ByteArray().deserializer();
    var _ =
        topology
            .addSource(
                "events",
                bytes,
                bytes,
                events.stream().map(Topic::name).sorted().toArray(String[]::new))
            .addSource(
                AutoOffsetReset.none(),
                "orders",
                new OrdersFirst(),
                bytes,
                bytes,
                Topic.CONTROL.name());
  }

  private static void sink(Topology topology, String name, Topic topic) {
    var bytes = Serdes.ByteArray().serializer();
    var _ = topology.addSink(name, topic.name(), bytes, bytes, FOLD, OBEY);
  }

  private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
  }

  static String sinkOf(String aggregateType) {
    return OWN.contains(aggregateType) ? aggregateType + "-state" : OTHERS;
  }
}
