package dev.headgate.bench.append;

import dev.headgate.process.postgres.SqlText;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The events that are appended: a device's heartbeat, to one of a hundred thousand devices. Each
/// sender has devices of its own, as an agent has: batches of two about the same would wait for
/// each other.
final class Bodies {

  static final int DEVICES = 100_000;

  private Bodies() {}

  static String single(int sender, int senders) {
    int share = DEVICES / senders;
    int device = 1 + sender * share + ThreadLocalRandom.current().nextInt(share);
    return """
    {"aggregate_type":"device","aggregate_id":"d%d","event_type":"DeviceHeartbeat",\
    "data":%s,"metadata":%s}\
    """
        .formatted(device, data(), metadata());
  }

  static String batch(int events, int sender, int senders) {
    return IntStream.range(0, events)
        .mapToObj(_ -> single(sender, senders))
        .collect(Collectors.joining(",", "{\"events\":[", "]}"));
  }

  /// With a space behind each colon: `pgbench` takes a colon before a digit for a variable.
  static String data() {
    return """
    {"uptime_seconds": 864000,"cpu_percent": 12.5,"memory_used_bytes": 1288490188,\
    "memory_total_bytes": 4147150848,"storage_used_bytes": 9126805504,\
    "storage_total_bytes": 31268536320,"temperature_celsius": 51.1,"running_containers": 4,\
    "target_version": 17}\
    """;
  }

  static String metadata() {
    return "{\"source\":\"bench\",\"ip_address\":\"203.0.113.7\"}";
  }

  /// The same event by the same function, for `pgbench`.
  static String script() {
    return SqlText.beside(Bodies.class, "append.sql").formatted(DEVICES, data(), metadata());
  }
}
