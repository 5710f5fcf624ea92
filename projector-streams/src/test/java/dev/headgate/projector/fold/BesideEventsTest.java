package dev.headgate.projector.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.event.AggregateId;
import dev.headgate.projector.Published;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BesideEventsTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "b", "c", "d:1@x.y"})
  void putsARowWhereKafkaPutsItsEvents(String id) {
    AggregateId crane = new AggregateId(Published.TENANT, "crane", id);
    String key = crane.tenant() + "/" + crane.type() + "/" + crane.id();
    int events = BuiltInPartitioner.partitionForKey(crane.recordKey().getBytes(UTF_8), 6);
    assertThat(new BesideEvents().partitions("t", key.getBytes(UTF_8), new byte[0], 6))
        .isEqualTo(Optional.of(Set.of(events)));
  }
}
