package dev.headgate.relay.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.OffsetBackingStore;
import org.apache.kafka.connect.util.Callback;
import org.jspecify.annotations.Nullable;

/// Answers the engine with the promoted position, and with nothing else.
///
/// `{"lsn": Y, "lsn_commit": Y}` without `lsn_proc` and `messageType` makes Debezium start at Y
/// without a search for the last record it handled; that search is what loses transactions
/// (debezium/dbz#76). The slot follows [#get(Collection)], so it may only answer what has
/// committed; [#set(Map, Callback)] therefore stores nothing.
///
/// The engine makes the store by its class name and hands it strings: the answers wait in a map
/// under a name of their engine. That is the one static state of the relay, written when an engine
/// is built and removed when it is closed.
public final class PositionStore implements OffsetBackingStore {

  static final String ANSWERS = "offset.storage.headgate.answers";

  private static final Map<String, Supplier<String>> BY_ENGINE = new ConcurrentHashMap<>();

  private @Nullable Supplier<String> answer;

  static void register(String engine, Supplier<String> answer) {
    BY_ENGINE.put(engine, answer);
  }

  static void forget(String engine) {
    BY_ENGINE.remove(engine);
  }

  @Override
  public void configure(WorkerConfig config) {
    String engine = config.originalsStrings().get(ANSWERS);
    answer = engine == null ? null : BY_ENGINE.get(engine);
    if (answer == null) {
      throw new IllegalStateException("no position is registered for the engine " + engine);
    }
  }

  @Override
  public void start() {}

  @Override
  public void stop() {}

  @Override
  public Future<Map<ByteBuffer, ByteBuffer>> get(Collection<ByteBuffer> keys) {
    if (answer == null) {
      return CompletableFuture.failedFuture(new IllegalStateException("not configured"));
    }
    byte[] value = answer.get().getBytes(StandardCharsets.UTF_8);
    Map<ByteBuffer, ByteBuffer> answers = new HashMap<>();
    keys.forEach(key -> answers.put(key, ByteBuffer.wrap(value)));
    return CompletableFuture.completedFuture(answers);
  }

  @Override
  @SuppressWarnings("NullAway") // Connect's callback takes null for "no error, no result".
  public Future<Void> set(Map<ByteBuffer, ByteBuffer> values, Callback<Void> callback) {
    if (callback != null) {
      callback.onCompletion(null, null);
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public Set<Map<String, Object>> connectorPartitions(String connector) {
    return Set.of();
  }
}
