package dev.headgate.projector.fold;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/// Lets a task read orders before events: of what it has fetched it takes the oldest record, and
/// with `max.task.idle.ms=0` it waits for whatever the broker is known to have. A rebuild so knows
/// every order before the first event, whenever it was given.
///
/// <https://cwiki.apache.org/confluence/display/KAFKA/KIP-695>
final class OrdersFirst implements TimestampExtractor {

  @Override
  public long extract(ConsumerRecord<Object, Object> order, long partitionTime) {
    return 0;
  }
}
