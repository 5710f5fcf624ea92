package dev.headgate.projector.setting;

import java.util.HashMap;
import java.util.Map;

/// How a generation is read: as fast as a row is wanted, or as many as there can be.
///
/// @param perSecond events a second at most; 0 for no limit
public record Pace(boolean isLive, int perSecond) {

  private static final int FETCH = 4 << 20;
  private static final int POLL = 500;

  /// A row is visible soon after its event.
  public static final Pace LIVE = new Pace(true, 0);

  /// Nobody waits for a single row: few large commits.
  public static Pace rebuilding(int perSecond) {
    return new Pace(false, perSecond);
  }

  /// What Streams is tuned with; an operator may choose otherwise.
  public Map<String, Object> ofStreams() {
    Map<String, Object> tuning = new HashMap<>();
    tuning.put("num.stream.threads", 1);
    tuning.put("statestore.cache.max.bytes", 8 << 20);
    // Without a prefix, so that HEADGATE_KAFKA_ wins over them, too.
    tuning.put("session.timeout.ms", 6000);
    tuning.put("heartbeat.interval.ms", 1500);
    tuning.put("fetch.min.bytes", 1);
    tuning.putAll(memory());
    if (isLive) {
      tuning.put("commit.interval.ms", 25); // a row is visible no earlier than its commit
      tuning.put("fetch.max.wait.ms", 20);
      tuning.put("linger.ms", 0);
      // Readers wait for what a killed member has left open: no longer than for its session.
      tuning.put("transaction.timeout.ms", 6000);
    } else {
      tuning.put("commit.interval.ms", 1000);
      tuning.put("fetch.max.wait.ms", 100);
      tuning.put("linger.ms", 20);
      tuning.put("batch.size", 32 << 10);
      tuning.put("main.consumer.max.poll.records", perSecond == 0 ? POLL : slice());
      tuning.putAll(throttle());
    }
    return tuning;
  }

  // By default each of a hundred partitions may keep 1000 records of 3 KiB, a fetch 50 MiB and a
  // producer 32: two generations in one small heap then do little but collect garbage.
  private static Map<String, Object> memory() {
    return Map.of(
        "buffered.records.per.partition", 100, "fetch.max.bytes", FETCH, "buffer.memory", 8 << 20);
  }

  // A poll sleeps as long as its records may take: no longer than a second.
  private int slice() {
    return Math.clamp(perSecond, 1, POLL);
  }

  private Map<String, Object> throttle() {
    return perSecond == 0
        ? Map.of()
        : Map.of(
            "main.consumer.interceptor.classes",
            Throttle.class.getName(),
            "main.consumer." + Throttle.SETTING,
            perSecond);
  }

  /// What a sink of rows is tuned with.
  public Map<String, Object> ofSinks() {
    return isLive
        ? Map.of("max.poll.records", 2000, "fetch.max.wait.ms", 20, "fetch.max.bytes", FETCH)
        : Map.of(
            "max.poll.records",
            8000,
            "fetch.max.wait.ms",
            200,
            "fetch.min.bytes",
            64 << 10,
            "max.partition.fetch.bytes",
            4 << 20,
            "fetch.max.bytes",
            FETCH);
  }
}
