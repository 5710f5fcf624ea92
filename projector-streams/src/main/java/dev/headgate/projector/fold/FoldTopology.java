package dev.headgate.projector.fold;

import dev.headgate.projector.topic.StateTopics;
import dev.headgate.topic.Topic;
import java.util.Collection;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// One sub-topology over all event topics.
final class FoldTopology {

  /// Each aggregate's current row.
  static final String ROWS = "rows";

  /// The event ids of versions that are no longer heads.
  static final String HISTORY = "history";

  private FoldTopology() {}

  static Topology of(Collection<Topic> events, StateTopics states) {
    var bytes = Serdes.ByteArray();
    Topology topology =
        new Topology()
            .addSource(
                "events",
                bytes.deserializer(),
                bytes.deserializer(),
                events.stream().map(Topic::name).sorted().toArray(String[]::new))
            .addProcessor("fold", Folding::new, "events")
            .addStateStore(store(ROWS), "fold")
            .addStateStore(store(HISTORY), "fold");
    sink(topology, "user", states.users());
    sink(topology, "session", states.sessions());
    sink(topology, "api_key", states.apiKeys());
    return topology;
  }

  private static void sink(Topology topology, String type, Topic topic) {
    var bytes = Serdes.ByteArray().serializer();
    var _ = topology.addSink(sinkOf(type), topic.name(), bytes, bytes, "fold");
  }

  private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
  }

  static String sinkOf(String aggregateType) {
    return aggregateType + "-state";
  }
}
