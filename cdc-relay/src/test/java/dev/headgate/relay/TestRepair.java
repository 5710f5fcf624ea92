package dev.headgate.relay;

import dev.headgate.process.exit.Exit;
import dev.headgate.relay.position.Position;
import dev.headgate.relay.position.PositionCodec;
import dev.headgate.relay.repair.Milestone;
import dev.headgate.relay.slot.Lsn;
import dev.headgate.topic.Topic;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The repairs' main with a crash or a mutation built in. Its first argument says which.
final class TestRepair {

  private TestRepair() {}

  public static void main(String[] arguments) {
    Twist twist = Twist.valueOf(arguments[0]);
    Exit.run(
        "relay-repair",
        termination ->
            Repair.run(
                Arrays.copyOfRange(arguments, 1, arguments.length), twist.course(), termination));
  }

  enum Twist {
    NONE,
    DIES_AT_TOPICS_DELETED,
    DIES_AT_TOPICS_CREATED,
    DIES_AT_POSITION_VOIDED,
    DIES_AT_PART_IMPORTED,
    DIES_AT_SLOT_DROPPED,
    DIES_AT_SLOT_CREATED,
    DIES_AT_PART_PUBLISHED,
    DIES_AT_ALL_BUT_POSITION,
    /// Mutation: the position forgets from where on a topic's stream goes on.
    WITHOUT_FLOORS,
    /// Mutation: the position is a little behind the snapshot.
    POSITION_TOO_FAR;

    /// Parts are small, so that there are many.
    Repair.Course course() {
      return new Repair.Course(this::reached, 20, this::wrapped);
    }

    private void reached(Milestone milestone) {
      if (name().equals("DIES_AT_" + milestone)) {
        Runtime.getRuntime().halt(99);
      }
    }

    @SuppressWarnings("unchecked") // A proxy of the interface it is asked for.
    private Producer<byte[], byte[]> wrapped(Producer<byte[], byte[]> producer) {
      return (Producer<byte[], byte[]>)
          Proxy.newProxyInstance(
              TestRepair.class.getClassLoader(),
              new Class<?>[] {Producer.class},
              (_, method, arguments) -> {
                if (method.getName().equals("send")) {
                  arguments[0] = mutated((ProducerRecord<byte[], byte[]>) arguments[0]);
                }
                return method.invoke(producer, arguments);
              });
    }

    private ProducerRecord<byte[], byte[]> mutated(ProducerRecord<byte[], byte[]> record)
        throws IOException {
      if (!record.topic().equals(Topic.RELAY_POSITION.name())) {
        return record;
      }
      Position position = PositionCodec.decode(record.value());
      return new ProducerRecord<>(
          record.topic(),
          record.partition(),
          record.key(),
          PositionCodec.encode(mutated(position)));
    }

    private Position mutated(Position position) {
      return switch (this) {
        case WITHOUT_FLOORS -> new Position(position.y(), position.tails(), position.origin());
        case POSITION_TOO_FAR ->
            new Position(
                new Lsn(position.y().value() + 20_000), position.tails(), position.origin());
        default -> position;
      };
    }
  }
}
