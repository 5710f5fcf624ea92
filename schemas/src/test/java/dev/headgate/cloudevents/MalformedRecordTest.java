package dev.headgate.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headgate.event.Envelope;
import dev.headgate.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MalformedRecordTest {

  private final EventRecord sound =
      CloudEventRecords.encode(Samples.full(), new Topic("auth.session.events.v1", 6), "0/1");

  private byte[] key = sound.key().getBytes(StandardCharsets.UTF_8);
  private byte[] value = sound.value();
  private final List<Header> headers = new ArrayList<>(sound.headers());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ce_specversion",
        "ce_id",
        "ce_type",
        "ce_source",
        "ce_subject",
        "ce_time",
        "content-type",
        "ce_tenantid",
        "ce_aggregatetype",
        "ce_aggregateversion",
        "ce_schemaversion",
        "ce_eventnumber",
        "ce_createdby",
        "ce_correlationid",
        "ce_checksum",
        "metadata"
      })
  void aMissingHeaderIsNamed(String name) {
    remove(name);
    assertThat(problems()).containsExactly("header %s is missing".formatted(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ce_dataschema", "ce_userid", "ce_causationid", "ce_commitlsn", "traceparent"})
  void theseHeadersMayBeAbsent(String name) throws Exception {
    remove(name);
    assertThat(decode().identity()).isEqualTo(Samples.full().identity());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ce_specversion      | 0.3      | header ce_specversion is '0.3', not '1.0'",
        "content-type        | text/xml | header content-type is 'text/xml', not 'application/json'",
        "ce_id               | 7        | header ce_id is '7', not a UUID",
        "ce_time             | today    | header ce_time is 'today', not an RFC 3339 time",
        "ce_aggregateversion | two      | header ce_aggregateversion is 'two', not a whole number",
        "ce_aggregateversion | 0        | aggregate version 0 is below 1",
        "ce_schemaversion    | 1.0      | header ce_schemaversion is '1.0', not a whole number",
        "ce_schemaversion    | 0        | schema version 0 of SessionRevoked is below 1",
        "ce_eventnumber      | -1       | event number -1 is below 1",
        "ce_type             | session  | event type 'session' is not UpperCamelCase",
        "ce_aggregatetype    | Session  | aggregate type 'Session' is not snake_case",
        "ce_causationid      | none     | header ce_causationid is 'none', not a UUID",
        "ce_createdby        | ''       | header ce_createdby is empty",
      })
  void aBrokenHeaderIsNamedWithWhatItIsNot(String name, String broken, String problem) {
    replace(name, broken);
    assertThat(problems()).containsExactly(problem);
  }

  @Test
  void allProblemsAreToldAtOnce() {
    headers.clear();
    key = null;
    value = null;
    assertThat(problems())
        .hasSize(18)
        .contains("the record has no key", "the record has no value", "header ce_id is missing");
  }

  @Test
  void aHeaderThatIsThereTwiceIsRefused() {
    headers.add(new Header("ce_id", "0199c1a2-2f7b-7a11-9c53-6f1f0e2d3c4c"));
    assertThat(problems()).containsExactly("header ce_id is there twice");
  }

  @Test
  void aHeaderWithoutBytesIsEmpty() {
    remove("ce_id");
    headers.add(Header.of("ce_id", null));
    assertThat(problems()).containsExactly("header ce_id is empty");
  }

  @Test
  void aHeaderThatIsNoUtf8IsEmpty() {
    remove("metadata");
    headers.add(Header.of("metadata", new byte[] {'{', (byte) 0xff, '}'}));
    assertThat(problems()).containsExactly("header metadata is empty");
  }

  @Test
  void anEmptyTraceparentCostsNoEvent() throws Exception {
    replace("traceparent", "");
    assertThat(decode().context().traceparent()).isNull();
  }

  @Test
  void theKeyMustBeThatOfTheAggregate() {
    key = "elsewhere/1".getBytes(StandardCharsets.UTF_8);
    assertThat(problems())
        .containsExactly(
            "the key is 'elsewhere/1' but the headers say '%s'".formatted(sound.key()));
  }

  @Test
  void aValueThatIsNoUtf8IsRefusedInsteadOfRepaired() {
    value = new byte[] {'{', (byte) 0xc3, '}'};
    assertThat(problems()).containsExactly("the value is not UTF-8");
  }

  @Test
  void aDamagedValueIsAnEnvelopeWhoseChecksumDoesNotVerify() throws Exception {
    value = "{}".getBytes(StandardCharsets.UTF_8);
    assertThat(decode().payload().verifies()).isFalse();
  }

  @Test
  void theMessageJoinsTheProblems() {
    remove("ce_id");
    remove("ce_time");
    assertThatThrownBy(this::decode)
        .isInstanceOf(MalformedRecord.class)
        .hasMessage("not an event record: header ce_id is missing; header ce_time is missing");
  }

  private List<String> problems() {
    MalformedRecord refused = catchThrowableOfType(MalformedRecord.class, this::decode);
    assertThat(refused).as("the record is refused").isNotNull();
    return refused.problems();
  }

  private Envelope decode() throws MalformedRecord {
    return CloudEventRecords.decode(key, value, headers);
  }

  private void remove(String name) {
    assertThat(headers.removeIf(header -> header.name().equals(name))).isTrue();
  }

  private void replace(String name, String broken) {
    remove(name);
    headers.add(new Header(name, broken));
  }
}
