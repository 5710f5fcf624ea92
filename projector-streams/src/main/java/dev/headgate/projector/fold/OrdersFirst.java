package dev.headgate.projector.fold;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/// Lets a task take orders before events: of what it was handed it takes the oldest record. What it
/// is handed first is the matter of [OrdersFirstConsumer].
final class OrdersFirst implements TimestampExtractor {

  @Override
  public long extract(ConsumerRecord<Object, Object> order, long partitionTime) {
    return 0;
  }
}
