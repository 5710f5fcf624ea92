package dev.headgate.projector.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.projector.readdatabase.ReadDatabase;
import dev.headgate.projector.sink.SinkTransaction.Step;
import dev.headgate.topic.Topic;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

final class SinkTransactionIT {

  private static final TopicPartition AT = new TopicPartition("events", 0);

  @Test
  void lettingTwoOwnersWriteFromOnePositionLetsOnlyOneCommit() throws SQLException {
    try (PostgresServer postgres = PostgresServer.temporary()) {
      postgres.createDatabase("headgate_read");
      PostgresUrl url = PostgresUrl.parse(postgres.url("headgate_read"));
      ReadDatabase.migrate(url);
      AtomicInteger writes = new AtomicInteger();
      SinkTransaction first = owner(url, writes);
      SinkTransaction zombie = owner(url, writes);
      first.read(List.of(new Topic("events", 1)), List.of(AT));
      Map<TopicPartition, Step> step = Map.of(AT, new Step(0, 5));

      assertTrue(first.apply(ConsumerRecords.empty(), step));
      assertFalse(zombie.apply(ConsumerRecords.empty(), step));

      assertEquals(1, writes.get());
      assertEquals(Map.of(AT, 5L), zombie.read(List.of(new Topic("events", 1)), List.of(AT)));
    }
  }

  private static SinkTransaction owner(PostgresUrl url, AtomicInteger writes) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(url.jdbcUrl());
    database.setUser(url.user());
    database.setPassword(url.password());
    return new SinkTransaction(database, new Positions("race"), (_, _) -> writes.incrementAndGet());
  }
}
