package dev.headgate.projector.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.event.ApiKeyEvent.ApiKeyDeleted;
import dev.headgate.event.AuditEvent.AuthEventLogged;
import dev.headgate.event.Personal;
import dev.headgate.event.UserEvent.UserUpserted;
import dev.headgate.projector.Published;
import dev.headgate.projector.projection.ProjectedRow.UserRow;
import dev.headgate.projector.reading.Reason;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What happens to poison, and to what comes behind it.
final class ParkedAggregateTest {

  private static final String DLQ = "auth.user.events.v1.dlq";
  private static final UUID USER = new UUID(7, 1);
  private static final UUID OTHER = new UUID(7, 2);

  @TempDir Path state;

  private FoldDriver fold;

  @BeforeEach
  void start() {
    fold = new FoldDriver(state);
  }

  @AfterEach
  void stop() {
    fold.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"BAD_CHECKSUM", "UNKNOWN_TYPE", "UNREADABLE_PAYLOAD"})
  void letsOnlyItsOwnAggregateWait(Reason reason) {
    fold.pipe(event(1, "first@b.c"));
    fold.pipe(Poisoned.by(reason, event(2, "second@b.c")));
    fold.pipe(event(3, "third@b.c"));
    fold.pipe(event(4, "fourth@b.c"));
    fold.pipe(Published.record("user", OTHER, 1, user("other@b.c")));

    assertThat(email(USER)).isEqualTo("first@b.c");
    assertThat(email(OTHER)).isEqualTo("other@b.c");
    assertThat(fold.letters()).hasSize(1);
    assertThat(fold.letter(id(2))).isEqualTo("parked " + reason.code() + " behind 2");
    assertThat(fold.waiting.sum()).isEqualTo(1);
  }

  @Test
  void setsTheRecordAsideAsItCameWithItsReason() {
    ProducerRecord<byte[], byte[]> poison =
        Poisoned.by(Reason.UNREADABLE_PAYLOAD, event(1, "a@b.c"));
    fold.pipe(poison);
    fold.pipe(event(2, "b@b.c"));
    assertThat(fold.read(DLQ))
        .singleElement()
        .satisfies(record -> {
          assertThat(record.key()).isEqualTo(poison.key());
          assertThat(record.value()).isEqualTo(poison.value());
          assertThat(record.headers().toArray()).startsWith(poison.headers().toArray());
          assertThat(FoldDriver.header(record, "headgate_reason")).isEqualTo("unreadable_payload");
          assertThat(FoldDriver.header(record, "headgate_letter_id")).isEqualTo(id(1).toString());
          assertThat(FoldDriver.header(record, "headgate_topic")).isEqualTo("auth.user.events.v1");
          assertThat(FoldDriver.header(record, "headgate_detail")).isNotBlank();
        });
  }

  @Test
  void setsARecordThatIsNobodysEventAsideAlone() {
    fold.pipe(Poisoned.by(Reason.MALFORMED_RECORD, event(1, "a@b.c")));
    ProducerRecord<byte[], byte[]> keyless =
        new ProducerRecord<>("auth.user.events.v1", null, "{}".getBytes(UTF_8));
    fold.pipe(keyless);
    fold.pipe(keyless); // another record of the topic, though it is the same
    assertThat(fold.letters().values())
        .hasSize(3)
        .allSatisfy(letter -> {
          assertThat(letter.path("reason").asText()).isEqualTo("malformed_record");
          assertThat(letter.path("is_blocking").asBoolean()).isFalse();
          assertThat(letter.hasNonNull("tenant_id")).isFalse();
        });
    assertThat(fold.read(DLQ)).hasSize(3).filteredOn(record -> record.key() == null).hasSize(2);
    assertThat(fold.waiting.sum()).isZero();
  }

  @Test
  void parksWhatCannotFollow() {
    fold.pipe(Published.record("api_key", USER, 1, new ApiKeyDeleted(OTHER)));
    assertThat(fold.letter(id(1))).isEqualTo("parked evolve_failed behind 0");
  }

  @Test
  void parksAnAuditEventThatCannotBeRead() {
    fold.pipe(
        Poisoned.by(
            Reason.BAD_CHECKSUM,
            Published.record(
                "audit", USER, 1, new AuthEventLogged("x", true, "web", null, null, "user"))));
    assertThat(fold.letter(id(1))).isEqualTo("parked bad_checksum behind 0");
  }

  @Test
  void goesOnByItselfWhenAMissingVersionTurnsUp() {
    fold.pipe(event(1, "first@b.c"));
    fold.pipe(event(4, "fourth@b.c"));
    fold.pipe(event(3, "third@b.c"));
    assertThat(fold.letter(id(4))).isEqualTo("parked version_gap behind 0");
    assertThat(fold.letter(id(3))).isEqualTo("parked version_gap behind 1");
    assertThat(email(USER)).isEqualTo("first@b.c");
    fold.pipe(event(2, "second@b.c"));
    assertThat(email(USER)).isEqualTo("fourth@b.c");
    assertThat(fold.letter(id(3))).isEqualTo("released version_gap behind 0");
    assertThat(fold.letter(id(4))).isEqualTo("released version_gap behind 0");
    assertThat(fold.waiting.sum()).isZero();
    assertThat(fold.read("headgate.released")).as("nobody had been unable to read them").isEmpty();
  }

  @Test
  void goesOnByItselfWhenTheEventComesAgainAndIsWell() {
    fold.pipe(Poisoned.by(Reason.BAD_CHECKSUM, event(1, "first@b.c")));
    fold.pipe(event(2, "second@b.c"));
    fold.pipe(event(1, "first@b.c")); // the topic was rebuilt
    assertThat(email(USER)).isEqualTo("second@b.c");
    assertThat(fold.letter(id(1))).isEqualTo("released bad_checksum behind 0");
    assertThat(fold.read("headgate.released"))
        .as("for who had passed over it")
        .singleElement()
        .satisfies(
            record -> assertThat(FoldDriver.header(record, "ce_id")).isEqualTo(id(1).toString()));
  }

  @Test
  void isParkedOnceThoughAllOfItIsReadAgain() {
    for (int time = 0; time < 2; time++) {
      fold.pipe(event(1, "first@b.c"));
      fold.pipe(Poisoned.by(Reason.UNKNOWN_TYPE, event(2, "second@b.c")));
      fold.pipe(event(3, "third@b.c"));
      assertThat(fold.letter(id(2))).isEqualTo("parked unknown_type behind 1");
    }
    assertThat(fold.read(DLQ)).hasSize(1);
    assertThat(fold.waiting.sum()).isEqualTo(1);
  }

  @Test
  void letsVersionsFlowBelowOneThatIsFarAhead() {
    fold.pipe(event(1, "first@b.c"));
    fold.pipe(event(9_000_000_000L, "foreign@b.c"));
    fold.pipe(event(2, "second@b.c"));
    assertThat(email(USER)).isEqualTo("second@b.c");
    assertThat(fold.letter(id(9_000_000_000L))).isEqualTo("parked version_gap behind 0");
  }

  @Test
  void setsARecordThatIsNoOrderAside() {
    fold.control("{\"order\":\"dance\"}");
    assertThat(fold.letters().values())
        .singleElement()
        .satisfies(
            letter -> assertThat(letter.path("reason").asText()).isEqualTo("malformed_order"));
    assertThat(fold.read("headgate.control.dlq")).hasSize(1);
  }

  private String email(UUID user) {
    return ((UserRow) fold.row("user", user)).email();
  }

  private static UUID id(long version) {
    return new UUID(1, version);
  }

  private static ProducerRecord<byte[], byte[]> event(long version, String email) {
    return Published.record("user", USER, version, user(email));
  }

  private static UserUpserted user(String email) {
    return new UserUpserted(new Personal.Clear(email), "member", "password", null, null);
  }
}
