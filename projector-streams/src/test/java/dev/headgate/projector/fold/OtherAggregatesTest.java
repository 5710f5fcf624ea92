package dev.headgate.projector.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.event.AggregateId;
import dev.headgate.event.EventType;
import dev.headgate.projector.HarbourCatalogue;
import dev.headgate.projector.Published;
import dev.headgate.projector.letter.SourceRecord;
import dev.headgate.projector.order.Order;
import dev.headgate.projector.order.Order.Discard;
import dev.headgate.projector.order.Order.Park;
import dev.headgate.projector.order.Order.Replace;
import dev.headgate.projector.order.Order.Retry;
import dev.headgate.projector.order.Replacement;
import dev.headgate.projector.projection.ProjectedRow;
import dev.headgate.projector.projection.ProjectedRow.StateRow;
import dev.headgate.projector.projection.RowCodec;
import dev.headgate.projector.reading.Origin;
import dev.headgate.projector.reading.Reason;
import dev.headgate.projector.topic.StateTopics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Aggregates of a catalogue no code has heard of, with the guarantees of all others.
final class OtherAggregatesTest {

  private static final UUID ID = new UUID(7, 2);

  @TempDir Path folder;

  private final Map<String, ProjectedRow> shown = new LinkedHashMap<>();
  private Catalogue catalogue;
  private FoldDriver fold;

  @BeforeEach
  void start() throws IOException {
    catalogue = HarbourCatalogue.in(folder.resolve("catalogue"));
    fold = new FoldDriver(folder.resolve("state"), catalogue);
  }

  @AfterEach
  void stop() {
    fold.close();
  }

  @Test
  void mergesTheirEventsInOrderEachOnce() {
    fold.twice(seen(1, "{\"serial\":\"A1\",\"labels\":{\"rack\":\"7\"}}"));
    fold.twice(seen(2, "{\"labels\":{\"rack\":null,\"row\":\"2\"}}"));
    assertThat(state("crane")).isEqualTo("{\"serial\":\"A1\",\"labels\":{\"row\":\"2\"}} at 2");
    fold.pipe(seen(1, "{\"serial\":\"A1\",\"labels\":{\"rack\":\"7\"}}"));
    assertThat(state("crane")).as("an older one again").contains("\"row\":\"2\"");
  }

  @Test
  void areKeptApartFromOthersOfTheirId() {
    fold.pipe(seen(1, "{\"serial\":\"A1\"}"));
    fold.pipe(HarbourCatalogue.seen(catalogue, "berth", ID, 1, "{\"serial\":\"G1\"}"));
    assertThat(state("crane")).isEqualTo("{\"serial\":\"A1\"} at 1");
    assertThat(state("berth")).isEqualTo("{\"serial\":\"G1\"} at 1");
  }

  @Test
  void areParkedWithTheEventThatBreaksItsSchemaUntilItIsReplaced() {
    fold.pipe(seen(1, "{\"serial\":\"far longer than any plate has room for\"}"));
    fold.pipe(seen(2, "{\"labels\":{\"row\":\"2\"}}"));
    assertThat(rows()).isEmpty();
    assertThat(fold.letter(event(1))).isEqualTo("parked unreadable_payload behind 1");
    assertThat(fold.letters().toString()).contains("'/serial'").doesNotContain("any plate");
    order(event(1), Reason.UNREADABLE_PAYLOAD, new Replace(data("{\"serial\":\"A1\"}")));
    assertThat(state("crane")).isEqualTo("{\"serial\":\"A1\",\"labels\":{\"row\":\"2\"}} at 2");
  }

  @Test
  void areParkedBehindAGap() {
    fold.pipe(seen(1, "{\"serial\":\"A1\"}"));
    fold.pipe(seen(3, "{\"serial\":\"A3\"}"));
    assertThat(state("crane")).isEqualTo("{\"serial\":\"A1\"} at 1");
    assertThat(fold.letter(event(3))).isEqualTo("parked version_gap behind 0");
    fold.pipe(seen(2, "{\"labels\":{\"row\":\"2\"}}"));
    assertThat(state("crane")).isEqualTo("{\"serial\":\"A3\",\"labels\":{\"row\":\"2\"}} at 3");
  }

  @Test
  void areParkedBehindAForkAndGoOnWithoutIt() {
    fold.pipe(seen(1, "{\"serial\":\"A1\"}"));
    UUID fork = new UUID(5, 5);
    fold.pipe(Poisoned.with(seen(1, "{\"serial\":\"F1\"}"), "ce_id", fork.toString()));
    fold.pipe(seen(2, "{\"labels\":{\"row\":\"2\"}}"));
    assertThat(fold.letter(fork)).isEqualTo("parked version_fork behind 1");
    order(fork, Reason.VERSION_FORK, new Discard(false));
    assertThat(state("crane")).isEqualTo("{\"serial\":\"A1\",\"labels\":{\"row\":\"2\"}} at 2");
  }

  @Test
  void areParkedWithARecordThatIsNotWhatItsChecksumWasTakenOf() {
    fold.pipe(Poisoned.by(Reason.BAD_CHECKSUM, seen(1, "{\"serial\":\"A1\"}")));
    fold.pipe(seen(2, "{\"serial\":\"A2\"}"));
    assertThat(fold.letter(event(1))).isEqualTo("parked bad_checksum behind 1");
    order(event(1), Reason.BAD_CHECKSUM, new Discard(false));
    assertThat(state("crane")).isEqualTo("{\"serial\":\"A2\"} at 2");
  }

  @Test
  void waitForARowThatTheDatabaseRefuses() {
    fold.pipe(seen(1, "{\"serial\":\"A1\"}"));
    order(event(1), Reason.ROW_REFUSED, parkOf(StateTopics.FIRST.others().name()));
    fold.pipe(seen(2, "{\"serial\":\"A2\"}"));
    assertThat(state("crane")).isEqualTo("{\"serial\":\"A1\"} at 1");
    order(event(1), Reason.ROW_REFUSED, new Retry());
    assertThat(state("crane")).isEqualTo("{\"serial\":\"A2\"} at 2");
  }

  @Test
  void takeNoEventOfAnotherAggregate() {
    fold.pipe(
        HarbourCatalogue.record(catalogue, "berth", ID, 1, "CraneSeen", "{\"serial\":\"A1\"}"));
    assertThat(rows()).isEmpty();
    assertThat(fold.letter(HarbourCatalogue.eventId("berth", ID, 1)))
        .isEqualTo("parked unknown_type behind 0");
  }

  private ProducerRecord<byte[], byte[]> seen(long version, String data) {
    return HarbourCatalogue.seen(catalogue, "crane", ID, version, data);
  }

  private static UUID event(long version) {
    return HarbourCatalogue.eventId("crane", ID, version);
  }

  private static Replacement data(String data) {
    return new Replacement(data, new EventType("CraneSeen", 1));
  }

  private void order(UUID event, Reason reason, Order.Action action) {
    AggregateId crane = new AggregateId(Published.TENANT, "crane", ID.toString());
    fold.order(new Order.Target(event, crane, 0, reason, "as it said"), action);
  }

  private Park parkOf(String topic) {
    ProducerRecord<byte[], byte[]> record = seen(1, "{\"serial\":\"A1\"}");
    return new Park(
        1,
        "CraneSeen.v1",
        new SourceRecord(
            new Origin(topic, 0, 0),
            record.key(),
            record.value(),
            new RecordHeaders(record.headers().toArray()),
            0));
  }

  private Map<String, ProjectedRow> rows() {
    for (var record : fold.read(StateTopics.FIRST.others().name())) {
      String json = new String(record.value(), UTF_8);
      shown.put(new String(record.key(), UTF_8), RowCodec.decode(RowCodec.typeOf(json), json));
    }
    return shown;
  }

  private String state(String type) {
    return rows().get(Published.TENANT + "/" + type + "/" + ID) instanceof StateRow row
        ? row.state() + " at " + row.head().version()
        : "none";
  }
}
