package dev.headgate.projector.setting;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Lets a consumer read no more than so many records a second. Kafka makes it by its class.
public final class Throttle implements ConsumerInterceptor<byte[], byte[]> {

  /// Under which it finds the records a second among the settings.
  static final String SETTING = "headgate.throttle";

  private long perSecond = Long.MAX_VALUE;
  private long freeAt = System.nanoTime();

  @Override
  public void configure(Map<String, ?> settings) {
    perSecond = Long.parseLong(String.valueOf(settings.get(SETTING)));
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    long now = System.nanoTime();
    long due = due(now, records.count());
    if (due > now) {
      sleep(Duration.ofNanos(due - now));
    }
    return records;
  }

  /// When so many records more may be handed on.
  long due(long now, int records) {
    freeAt = Math.max(freeAt, now) + records * 1_000_000_000L / perSecond;
    return freeAt;
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    // Nothing: reading is what is slowed.
  }

  @Override
  public void close() {
    // There is nothing to close.
  }
}
