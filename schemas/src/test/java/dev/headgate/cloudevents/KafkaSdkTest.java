package dev.headgate.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.event.Envelope;
import dev.headgate.topic.Topic;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.core.message.MessageReader;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.OffsetDateTime;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/// Our records through the eyes of somebody who knows CloudEvents and nothing of us.
final class KafkaSdkTest {

  private static final Topic TOPIC = new Topic("auth.session.events.v1", 6);

  @Test
  void theSdkReadsAFullRecord() {
    Envelope envelope = Samples.full();
    CloudEvent event = read(envelope);
    assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
    assertThat(event.getId()).isEqualTo(envelope.identity().eventId().toString());
    assertThat(event.getType()).isEqualTo("SessionRevoked");
    assertThat(event.getSource()).isEqualTo(URI.create("/headgate/session"));
    assertThat(event.getSubject()).isEqualTo(envelope.aggregate().id());
    assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2026-11-21T04:30:00.120Z"));
    assertThat(event.getDataContentType()).isEqualTo("application/json");
    assertThat(event.getDataSchema())
        .isEqualTo(URI.create("https://headgate.dev/schemas/auth/session/SessionRevoked.v1.json"));
    assertThat(event.getData().toBytes()).asString().isEqualTo(envelope.payload().data());
  }

  @Test
  void theSdkSeesOurExtensions() {
    CloudEvent event = read(Samples.full());
    assertThat(event.getExtensionNames())
        .containsExactlyInAnyOrder(
            "tenantid",
            "aggregatetype",
            "aggregateversion",
            "schemaversion",
            "eventnumber",
            "createdby",
            "userid",
            "correlationid",
            "causationid",
            "checksum",
            "commitlsn");
    assertThat(event.getExtension("aggregateversion")).isEqualTo("2");
    assertThat(event.getExtension("eventnumber")).isEqualTo("9007199254740993");
    assertThat(event.getExtension("commitlsn")).isEqualTo("16/3002D50");
  }

  @Test
  void theSdkReadsARecordWithoutOptionalHeaders() {
    CloudEvent event = read(Samples.bare());
    assertThat(event.getExtension("userid")).isNull();
    assertThat(event.getExtension("causationid")).isNull();
    assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2026-11-21T04:29:00Z"));
  }

  @Test
  void theSdkRecognisesBinaryMode() {
    EventRecord written = CloudEventRecords.encode(Samples.full(), TOPIC, "0/1");
    MessageReader reader = KafkaMessageFactory.createReader(headers(written), written.value());
    assertThat(reader.getEncoding()).isEqualTo(Encoding.BINARY);
  }

  private static CloudEvent read(Envelope envelope) {
    EventRecord written = CloudEventRecords.encode(envelope, TOPIC, "16/3002D50");
    try (CloudEventDeserializer deserializer = new CloudEventDeserializer()) {
      return deserializer.deserialize(TOPIC.name(), headers(written), written.value());
    }
  }

  private static RecordHeaders headers(EventRecord written) {
    RecordHeaders headers = new RecordHeaders();
    written.headers().forEach(header -> headers.add(header.name(), header.bytes()));
    return headers;
  }
}
