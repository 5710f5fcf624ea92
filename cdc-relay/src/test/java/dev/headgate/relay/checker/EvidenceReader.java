package dev.headgate.relay.checker;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.event.AggregateId;
import dev.headgate.event.TenantId;
import dev.headgate.relay.position.PositionCodec;
import dev.headgate.topic.Topic;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Gathers what both sides hold, with plain SQL and a stock consumer. Confined to one thread.
public final class EvidenceReader {

  private static final Set<TransactionState> CLOSED =
      Set.of(
          TransactionState.EMPTY,
          TransactionState.COMPLETE_COMMIT,
          TransactionState.COMPLETE_ABORT);

  private final Connection administrator;
  private final String bootstrapServers;

  public EvidenceReader(Connection administrator, String bootstrapServers) {
    this.administrator = administrator;
    this.bootstrapServers = bootstrapServers;
  }

  /// Reads all of it while the relay may run and nobody else writes.
  ///
  /// @param commands what the clients know
  /// @param reader what the concurrent reader saw
  public Evidence read(List<Command> commands, List<PublishedEvent> reader)
      throws SQLException, IOException, InterruptedException, ExecutionException {
    return new Evidence(commands, log(), topics(), reader, standing());
  }

  /// The whole outbox.
  public List<LoggedEvent> log() throws SQLException {
    List<LoggedEvent> log = new ArrayList<>();
    try (Statement statement = administrator.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version,"
                    + " data::text, checksum, tx_id::text FROM auth_gateway.outbox")) {
      while (row.next()) {
        log.add(
            new LoggedEvent(
                row.getObject(1, UUID.class),
                new AggregateId(
                    new TenantId(row.getObject(2, UUID.class)), row.getString(3), row.getString(4)),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                row.getString(8)));
      }
    }
    return log;
  }

  /// Every partition of the event topics.
  public static List<TopicPartition> partitions() {
    return Catalogue.shipped().topics().stream().flatMap(EvidenceReader::partitions).toList();
  }

  private static Stream<TopicPartition> partitions(Topic topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition));
  }

  private List<PublishedEvent> topics() {
    return committed(partitions()).stream().map(PublishedEvent::of).toList();
  }

  private List<ConsumerRecord<byte[], byte[]>> committed(List<TopicPartition> places) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(places);
      places.forEach(place -> consumer.seek(place, 0));
      // read_committed: the end is the last stable offset, so nothing open is waited for.
      Map<TopicPartition, Long> ends = consumer.endOffsets(places);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  private Standing standing()
      throws SQLException, IOException, InterruptedException, ExecutionException {
    try (Statement statement = administrator.createStatement();
        ResultSet slot =
            statement.executeQuery(
                "SELECT confirmed_flush_lsn - '0/0'::pg_lsn, pg_current_wal_lsn() - restart_lsn"
                    + " FROM pg_replication_slots WHERE slot_name = 'headgate'")) {
      slot.next();
      return new Standing(slot.getLong(1), position(), slot.getLong(2), openTransactions());
    }
  }

  private long position() throws IOException {
    return PositionCodec.decode(
            committed(List.of(new TopicPartition(Topic.RELAY_POSITION.name(), 0)))
                .getLast()
                .value())
        .y()
        .value();
  }

  /// A running relay has one open for moments, once a second: only what does not go away is told.
  private List<String> openTransactions() throws InterruptedException, ExecutionException {
    Instant deadline = Instant.now().plusSeconds(20);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      List<String> open = open(admin);
      while (!open.isEmpty() && Instant.now().isBefore(deadline)) {
        open = open(admin);
      }
      return open;
    }
  }

  private static List<String> open(Admin admin) throws InterruptedException, ExecutionException {
    return admin.listTransactions().all().get().stream()
        .filter(transaction -> !CLOSED.contains(transaction.state()))
        .map(TransactionListing::transactionalId)
        .toList();
  }
}
