package dev.headgate.projector.fold;

import dev.headgate.projector.topic.StateTopics;
import dev.headgate.topic.Topic;
import java.util.Collection;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/// One sub-topology over all event topics.
final class FoldTopology {

  static final String STORE = "rows";

  private FoldTopology() {}

  static Topology of(Collection<Topic> events) {
    var bytes = Serdes.ByteArray();
    var store =
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray());
    return new Topology()
        .addSource(
            "events",
            bytes.deserializer(),
            bytes.deserializer(),
            events.stream().map(Topic::name).sorted().toArray(String[]::new))
        .addProcessor("fold", Folding::new, "events")
        .addStateStore(store, "fold")
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

  static String sinkOf(String aggregateType) {
    return aggregateType + "-state";
  }
}
