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

  static Topology of(Collection<Topic> events) {
    var bytes = Serdes.ByteArray();
    return new Topology()
        .addSource(
            "events",
            bytes.deserializer(),
            bytes.deserializer(),
            events.stream().map(Topic::name).sorted().toArray(String[]::new))
        .addProcessor("fold", Folding::new, "events")
        .addStateStore(store(ROWS), "fold")
        .addStateStore(store(HISTORY), "fold")
        .addSink(
            sinkOf("user"),
            StateTopics.USERS.name(),
            bytes.serializer(),
            bytes.serializer(),
            "fold")
        .addSink(
            sinkOf("session"),
            StateTopics.SESSIONS.name(),
            bytes.serializer(),
            bytes.serializer(),
            "fold")
        .addSink(
            sinkOf("api_key"),
            StateTopics.API_KEYS.name(),
            bytes.serializer(),
            bytes.serializer(),
            "fold");
  }

  private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
  }

  static String sinkOf(String aggregateType) {
    return aggregateType + "-state";
  }
}
