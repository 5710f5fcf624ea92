package dev.headgate.projector.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.projector.FleetCatalogue;
import dev.headgate.projector.Published;
import dev.headgate.projector.projection.ProjectedRow;
import dev.headgate.projector.projection.ProjectedRow.StateRow;
import dev.headgate.projector.projection.RowCodec;
import dev.headgate.projector.topic.StateTopics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Aggregates of a catalogue no code has heard of, with the guarantees of all others.
final class OtherAggregatesTest {

  private static final UUID ID = new UUID(7, 2);

  @TempDir Path folder;

  private Catalogue catalogue;
  private FoldDriver fold;

  @BeforeEach
  void start() throws IOException {
    catalogue = FleetCatalogue.in(folder.resolve("catalogue"));
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
    assertThat(state("device")).isEqualTo("{\"serial\":\"A1\",\"labels\":{\"row\":\"2\"}}");
    fold.pipe(seen(1, "{\"serial\":\"A1\",\"labels\":{\"rack\":\"7\"}}"));
    assertThat(state("device")).as("an older one again").contains("\"row\":\"2\"");
  }

  @Test
  void areKeptApartFromOthersOfTheirId() {
    fold.pipe(seen(1, "{\"serial\":\"A1\"}"));
    fold.pipe(
        FleetCatalogue.record(catalogue, "gateway", ID, 1, "GatewaySeen", "{\"serial\":\"G1\"}"));
    assertThat(state("device")).isEqualTo("{\"serial\":\"A1\"}");
    assertThat(state("gateway")).isEqualTo("{\"serial\":\"G1\"}");
  }

  @Test
  void areParkedWithTheEventThatBreaksItsSchema() {
    fold.pipe(seen(1, "{\"serial\":\"far longer than any plate has room for\"}"));
    fold.pipe(seen(2, "{\"serial\":\"A1\"}"));
    assertThat(rows()).isEmpty();
    assertThat(fold.letter(new UUID(2, 1))).isEqualTo("parked unreadable_payload behind 1");
    assertThat(fold.letters().toString()).contains("'/serial'").doesNotContain("any plate");
  }

  @Test
  void areParkedBehindAGap() {
    fold.pipe(seen(1, "{\"serial\":\"A1\"}"));
    fold.pipe(seen(3, "{\"serial\":\"A3\"}"));
    assertThat(state("device")).isEqualTo("{\"serial\":\"A1\"}");
    assertThat(fold.letter(new UUID(2, 3))).isEqualTo("parked version_gap behind 0");
  }

  @Test
  void takeNoEventOfAnotherAggregate() {
    fold.pipe(
        FleetCatalogue.record(catalogue, "gateway", ID, 1, "DeviceSeen", "{\"serial\":\"A1\"}"));
    assertThat(rows()).isEmpty();
    assertThat(fold.letter(new UUID(2, 1))).isEqualTo("parked unknown_type behind 0");
  }

  private ProducerRecord<byte[], byte[]> seen(long version, String data) {
    return FleetCatalogue.seen(catalogue, ID, version, data);
  }

  private final Map<String, ProjectedRow> shown = new LinkedHashMap<>();

  private Map<String, ProjectedRow> rows() {
    for (var record : fold.read(StateTopics.FIRST.others().name())) {
      String json = new String(record.value(), UTF_8);
      shown.put(new String(record.key(), UTF_8), RowCodec.decode(RowCodec.typeOf(json), json));
    }
    return shown;
  }

  private String state(String type) {
    return rows().get(Published.TENANT + "/" + type + "/" + ID) instanceof StateRow row
        ? row.state()
        : "none";
  }
}
