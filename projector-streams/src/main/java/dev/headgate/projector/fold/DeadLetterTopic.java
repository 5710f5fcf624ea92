package dev.headgate.projector.fold;

import dev.headgate.projector.letter.DeadLetterHeaders;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/// The `.dlq` of the topic a record came from.
final class DeadLetterTopic implements TopicNameExtractor<byte[], byte[]> {

  @Override
  public String extract(byte[] key, byte[] value, RecordContext context) {
    return DeadLetterHeaders.origin(context.headers()).topic() + ".dlq";
  }

  @Override
  public String toString() {
    return "<topic>.dlq";
  }
}
