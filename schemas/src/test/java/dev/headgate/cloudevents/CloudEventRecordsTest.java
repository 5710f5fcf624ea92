package dev.headgate.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.event.Envelope;
import dev.headgate.event.Event;
import dev.headgate.event.RandomEvents;
import dev.headgate.payload.Payloads;
import dev.headgate.topic.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class CloudEventRecordsTest {

  private static final Topic TOPIC = new Topic("auth.session.events.v1", 6);

  @Test
  void anyEnvelopeComesBackEqual() throws Exception {
    for (long seed = 1; seed <= 2_000; seed++) {
      RandomEvents random = new RandomEvents(seed);
      Event event = random.event();
      Envelope envelope = random.envelope(event.type(), Payloads.encode(event));
      EventRecord written = CloudEventRecords.encode(envelope, TOPIC, "0/16B3748");
      Envelope read = CloudEventRecords.decode(key(written), written.value(), received(written));
      assertThat(read).as("seed %d", seed).isEqualTo(envelope);
      assertThat(read.payload().verifies()).as("seed %d", seed).isTrue();
      assertThat(CloudEventRecords.encode(read, TOPIC, "0/16B3748"))
          .as("seed %d", seed)
          .usingRecursiveComparison()
          .isEqualTo(written);
    }
  }

  @Test
  void aFullRecordIsTheGoldenOneByteForByte() throws IOException {
    assertGolden(
        "session-revoked.txt", CloudEventRecords.encode(Samples.full(), TOPIC, "16/3002D50"));
  }

  @Test
  void absentValuesHaveNoHeader() throws IOException {
    assertGolden("session-created.txt", CloudEventRecords.encode(Samples.bare(), TOPIC, "0/1"));
  }

  @Test
  void theGoldenRecordsReadAsTheirEnvelopes() throws Exception {
    assertThat(decode(golden("session-revoked.txt"))).isEqualTo(Samples.full());
    assertThat(decode(golden("session-created.txt"))).isEqualTo(Samples.bare());
  }

  @Test
  void theRecordsTimestampIsWhenTheEventOccurred() {
    assertThat(CloudEventRecords.encode(Samples.full(), TOPIC, "0/1").timestamp())
        .isEqualTo(Samples.full().identity().occurredAt());
  }

  @Test
  void theDataSchemaIsTheIdOfTheSchemaInTheCatalogue() {
    Catalogue catalogue = Catalogue.shipped();
    assertThat(catalogue.types())
        .map(type -> catalogue.find(type).orElseThrow())
        .allSatisfy(entry ->
            assertThat(entry.schema().path("$id").asText())
                .isEqualTo(
                    CloudEventRecords.dataSchema(
                        entry.topic().domain(), entry.aggregateType(), entry.type())));
  }

  @Test
  void headersOfOthersArePassedOver() throws Exception {
    EventRecord written = CloudEventRecords.encode(Samples.full(), TOPIC, "0/1");
    List<Header> more = new ArrayList<>(written.headers());
    more.add(0, new Header("b3", "1"));
    more.add(new Header("ce_unheardof", ""));
    assertThat(CloudEventRecords.decode(key(written), written.value(), more))
        .isEqualTo(Samples.full());
  }

  @Test
  void theHeadersOfARecordCannotBeChangedAfterwards() {
    EventRecord written = CloudEventRecords.encode(Samples.full(), TOPIC, "0/1");
    assertThatThrownBy(() -> written.headers().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  /// Golden files hold the key, each header and the value, one a line, as a console consumer would
  /// show them; none of them has a line break inside.
  private static void assertGolden(String name, EventRecord written) throws IOException {
    String headers =
        written.headers().stream()
            .map(
                header -> header.name() + ": " + new String(header.bytes(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("\n"));
    String value = new String(written.value(), StandardCharsets.UTF_8);
    String text = written.key() + "\n" + headers + "\n\n" + value + "\n";
    Path received = Files.createDirectories(Path.of("target/received")).resolve(name);
    Files.writeString(received, text);
    assertThat(Files.readAllBytes(received))
        .as(
            "the record changed, which every subscriber would notice; if it is meant:%n"
                + "  cp schemas/%s schemas/src/test/resources/golden/%s%n%s",
            received, name, text)
        .isEqualTo(Files.readAllBytes(file(name)));
  }

  private static EventRecord golden(String name) throws IOException {
    List<String> lines = Files.readAllLines(file(name));
    int blank = lines.indexOf("");
    List<Header> headers =
        lines.subList(1, blank).stream()
            .map(line -> line.split(": ", 2))
            .map(parts -> new Header(parts[0], parts[1]))
            .toList();
    byte[] value = lines.get(blank + 1).getBytes(StandardCharsets.UTF_8);
    return new EventRecord(
        TOPIC, lines.getFirst(), value, Samples.full().identity().occurredAt(), headers);
  }

  private static Path file(String name) {
    return Path.of("src/test/resources/golden", name);
  }

  private static Envelope decode(EventRecord written) throws MalformedRecord {
    return CloudEventRecords.decode(key(written), written.value(), received(written));
  }

  private static byte[] key(EventRecord written) {
    return written.key().getBytes(StandardCharsets.UTF_8);
  }

  /// The headers as a consumer hands them over: names and bytes.
  private static List<Header> received(EventRecord written) {
    return written.headers().stream()
        .map(header -> Header.of(header.name(), header.bytes()))
        .toList();
  }
}
