package dev.headgate.projector.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.event.AggregateId;
import dev.headgate.event.AuditEvent.AuthEventLogged;
import dev.headgate.projector.Published;
import dev.headgate.projector.letter.Letter.Finding;
import dev.headgate.projector.reading.Origin;
import dev.headgate.projector.reading.Reason;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/// Another record may stand where a letter's was: it is not shown as the letter's.
final class LetterTest {

  private static final Origin PLACE = new Origin("auth.audit.events.v1", 2, 17);

  @Test
  void isAboutTheEventOfItsIdAndNoOther() {
    Letter letter = Letter.blocking(subject(1), PLACE, finding(Reason.BAD_CHECKSUM), 0);
    assertThat(letter.isAbout(record(1))).isTrue();
    assertThat(letter.isAbout(record(2))).isFalse();
    assertThat(letter.isAbout(malformed("any"))).isFalse();
  }

  @Test
  void isAboutTheRowOfItsAggregate() {
    Letter letter = Letter.blocking(subject(1), PLACE, finding(Reason.ROW_REFUSED), 0);
    assertThat(letter.isAbout(record(1))).isTrue();
    assertThat(letter.isAbout(record(2))).isFalse();
  }

  @Test
  void isAboutTheVeryRecordWhereThatIsNobodys() {
    Letter letter = Letter.nobodys(malformed("this"), finding(Reason.MALFORMED_RECORD));
    assertThat(letter.isAbout(malformed("this"))).isTrue();
    assertThat(letter.isAbout(malformed("that"))).isFalse();
  }

  private static Finding finding(Reason reason) {
    return new Finding(reason, "why", Instant.EPOCH);
  }

  private static Subject subject(long id) {
    UUID aggregate = new UUID(7, id);
    return new Subject(
        new AggregateId(Published.TENANT, "audit", aggregate.toString()),
        new UUID(id, 1),
        1,
        "AuthEventLogged.v1");
  }

  private static SourceRecord record(long id) {
    var event = new AuthEventLogged("login", true, "web", null, null, "user");
    var sent = Published.record("audit", new UUID(7, id), 1, event);
    return new SourceRecord(PLACE, sent.key(), sent.value(), sent.headers(), 0);
  }

  private static SourceRecord malformed(String value) {
    return new SourceRecord(PLACE, null, value.getBytes(UTF_8), new RecordHeaders(), 0);
  }
}
