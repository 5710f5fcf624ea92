package dev.headgate.projector.fold;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.projector.projection.RowCodec;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/// Puts a row of the shared topic into the partition that its events have in theirs, though its key
/// also says which type of aggregate it is of: orders about it and repairs of it go by that.
final class BesideEvents implements StreamPartitioner<byte[], byte[]> {

  @Override
  public Optional<Set<Integer>> partitions(String topic, byte[] key, byte[] row, int partitions) {
    byte[] ofEvents = RowCodec.eventKey(new String(key, UTF_8)).getBytes(UTF_8);
    return Optional.of(Set.of(Utils.toPositive(Utils.murmur2(ofEvents)) % partitions));
  }
}
