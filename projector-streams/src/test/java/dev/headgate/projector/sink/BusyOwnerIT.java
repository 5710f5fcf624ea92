package dev.headgate.projector.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.projector.readdatabase.ReadDatabase;
import dev.headgate.projector.sink.SinkTransaction.Step;
import dev.headgate.projector.topic.TopicIdentities;
import dev.headgate.topic.Topic;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/// A session the server takes for busy, as that of a process which was stopped amid a batch: it is
/// not idle, and has the positions' locks.
@Tag("long") // as long as a transaction may take
final class BusyOwnerIT {

  private static final Topic USERS = new Topic("users", 1);
  private static final TopicPartition USERS_0 = new TopicPartition("users", 0);
  private static final Map<TopicPartition, Step> STEP = Map.of(USERS_0, new Step(0, 5));

  @Test
  @Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD) // it would wait for a lock
  void losesItsPositionsToTheNext() throws Exception {
    try (PostgresServer postgres = PostgresServer.temporary()) {
      postgres.createDatabase("headgate_read");
      PostgresUrl url = PostgresUrl.parse(postgres.url("headgate_read"));
      ReadDatabase.migrate(url);
      try (ReadDatabase database = ReadDatabase.open(url);
          var thread = Executors.newSingleThreadExecutor()) {
        SinkTransaction next = owner(database, _ -> {});
        next.begin(new Beginning(new TopicIdentities(Map.of(USERS, new UUID(1, 1))), Map.of()));
        CountDownLatch busy = new CountDownLatch(1);
        SinkTransaction first =
            owner(
                database,
                connection -> {
                  busy.countDown();
                  try (var statement = connection.createStatement()) {
                    statement.execute("SELECT pg_sleep(3600)");
                  }
                });
        Future<?> sleeper = thread.submit(() -> first.apply(ConsumerRecords.empty(), STEP));
        busy.await();

        assertThat(next.apply(ConsumerRecords.empty(), STEP)).isPresent();

        assertThatThrownBy(sleeper::get).hasMessageContaining("transaction timeout");
        assertThat(next.read(STEP.keySet())).isEqualTo(Map.of(USERS_0, 5L));
      }
    }
  }

  private static SinkTransaction owner(ReadDatabase database, OneStatement.Statement statement) {
    return new SinkTransaction(
        database, new Positions("busy"), new OneStatement(statement), _ -> {});
  }
}
