package dev.headgate.projector.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.event.Personal;
import dev.headgate.event.UserEvent.UserUpserted;
import dev.headgate.payload.Payloads;
import dev.headgate.projector.Published;
import dev.headgate.projector.letter.SourceRecord;
import dev.headgate.projector.order.Order.Discard;
import dev.headgate.projector.order.Order.Park;
import dev.headgate.projector.order.Order.Replace;
import dev.headgate.projector.order.Order.Retry;
import dev.headgate.projector.order.Order.Target;
import dev.headgate.projector.order.Replacement;
import dev.headgate.projector.projection.ProjectedRow.UserRow;
import dev.headgate.projector.reading.Origin;
import dev.headgate.projector.reading.Reason;
import dev.headgate.projector.topic.StateTopics;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What orders do.
final class OrderTest {

  private static final UUID USER = new UUID(7, 1);

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

  @Test
  void discardLetsTheVersionCountAndNothingElse() {
    fold.pipe(event(1, "first@b.c"));
    fold.pipe(Poisoned.by(Reason.BAD_CHECKSUM, event(2, "second@b.c")));
    fold.order(USER, id(2), Reason.BAD_CHECKSUM, new Discard(false));
    assertThat(shown()).isEqualTo("first@b.c at 2");
    assertThat(fold.letter(id(2))).isEqualTo("discarded bad_checksum behind 0");
    assertThat(fold.letters().get(id(2).toString()).path("settled_by").asText())
        .isEqualTo("service:operations");
    fold.twice(Poisoned.by(Reason.BAD_CHECKSUM, event(2, "second@b.c"))); // read again
    fold.pipe(event(3, "third@b.c"));
    assertThat(shown()).isEqualTo("third@b.c at 3");
    assertThat(fold.waiting.sum()).isZero();
    assertThat(fold.read("headgate.released")).isEmpty();
  }

  @Test
  void discardOfAFirstEventLetsItsSuccessorsFlow() {
    fold.pipe(Poisoned.by(Reason.BAD_CHECKSUM, event(1, "first@b.c")));
    fold.order(USER, id(1), Reason.BAD_CHECKSUM, new Discard(false));
    assertThat(fold.rows()).isEmpty();
    fold.twice(event(2, "second@b.c"));
    assertThat(shown()).isEqualTo("second@b.c at 2");
    fold.pipe(event(1, "first@b.c")); // repaired, but it was given up
    assertThat(fold.letter(id(1))).isEqualTo("discarded bad_checksum behind 0");
  }

  @Test
  void replaceAppliesOtherDataAndGivesTheEventToItsReaders() {
    fold.pipe(Poisoned.by(Reason.UNKNOWN_TYPE, event(1, "first@b.c")));
    fold.pipe(event(2, "second@b.c"));
    fold.order(USER, id(1), Reason.UNKNOWN_TYPE, replace("{\"email\":17}"));
    assertThat(fold.letter(id(1))).isEqualTo("parked unknown_type behind 1");
    fold.order(USER, id(1), Reason.UNKNOWN_TYPE, replace(data("edited@b.c")));
    assertThat(shown()).isEqualTo("second@b.c at 2");
    assertThat(fold.letter(id(1))).isEqualTo("replaced unknown_type behind 0");
    assertThat(fold.read("headgate.released"))
        .singleElement()
        .satisfies(record -> {
          assertThat(new String(record.value(), UTF_8)).isEqualTo(data("edited@b.c"));
          assertThat(FoldDriver.header(record, "ce_type")).isEqualTo("UserUpserted");
        });
  }

  @Test
  void retryInVainIsCounted() {
    fold.pipe(Poisoned.by(Reason.BAD_CHECKSUM, event(1, "first@b.c")));
    fold.order(USER, id(1), Reason.BAD_CHECKSUM, new Retry());
    fold.order(USER, id(1), Reason.BAD_CHECKSUM, new Retry());
    assertThat(fold.letters().get(id(1).toString()).path("retries").asInt()).isEqualTo(2);
    assertThat(fold.letter(id(1))).isEqualTo("parked bad_checksum behind 0");
  }

  @Test
  void discardOfAGapWaitsForTheMissingUnlessTheyAreGivenUp() {
    fold.pipe(event(1, "first@b.c"));
    fold.pipe(event(4, "fourth@b.c"));
    fold.pipe(event(5, "fifth@b.c"));
    fold.order(USER, id(4), Reason.VERSION_GAP, new Discard(false));
    assertThat(shown()).isEqualTo("first@b.c at 1");
    assertThat(fold.letter(id(5))).isEqualTo("parked version_gap behind 0");
    fold.order(USER, id(5), Reason.VERSION_GAP, new Discard(true));
    assertThat(shown()).isEqualTo("first@b.c at 5");
    fold.pipe(event(6, "sixth@b.c"));
    assertThat(shown()).isEqualTo("sixth@b.c at 6");
    fold.pipe(event(2, "second@b.c")); // too late
    assertThat(fold.letter(id(2))).isEqualTo("discarded version_gap behind 0");
    assertThat(shown()).isEqualTo("sixth@b.c at 6");
    assertThat(fold.waiting.sum()).isZero();
  }

  @Test
  void discardOfAForkKeepsWhatWasThereFirst() {
    fold.pipe(event(1, "first@b.c"));
    UUID fork = new UUID(5, 5);
    fold.pipe(Poisoned.with(event(1, "fork@b.c"), "ce_id", fork.toString()));
    fold.pipe(event(2, "second@b.c"));
    assertThat(fold.letter(fork)).isEqualTo("parked version_fork behind 1");
    fold.order(USER, fork, Reason.VERSION_FORK, new Discard(false));
    assertThat(shown()).isEqualTo("second@b.c at 2");
  }

  @Test
  void parkingARefusedRowLetsLaterEventsWaitUntilItIsTriedAgain() {
    fold.pipe(event(1, "first@b.c"));
    fold.order(USER, id(1), Reason.ROW_REFUSED, parkOf(StateTopics.FIRST.users().name()));
    fold.order(
        USER, id(1), Reason.ROW_REFUSED, parkOf(StateTopics.FIRST.users().name())); // once more
    fold.pipe(event(2, "second@b.c"));
    assertThat(shown()).isEqualTo("first@b.c at 1");
    assertThat(fold.letter(id(1))).isEqualTo("parked row_refused behind 1");
    fold.rows().clear();
    fold.order(USER, id(1), Reason.ROW_REFUSED, new Retry());
    assertThat(shown()).isEqualTo("second@b.c at 2");
    assertThat(fold.letter(id(1))).isEqualTo("retried row_refused behind 0");
  }

  @Test
  void replacingTheEventOfARefusedRowCorrectsTheRow() {
    fold.pipe(event(1, "first@b.c"));
    fold.order(USER, id(1), Reason.ROW_REFUSED, parkOf(StateTopics.FIRST.users().name()));
    Replacement replacement = new Replacement(data("short@b.c"), UserUpserted.TYPE);
    fold.order(USER, id(1), Reason.ROW_REFUSED, new Replace(replacement));
    assertThat(shown()).isEqualTo("short@b.c at 1");
    assertThat(fold.letter(id(1))).isEqualTo("replaced row_refused behind 0");
  }

  @Test
  void parkingARowOfAnotherGenerationIsNotAboutThisFold() {
    fold.pipe(event(1, "first@b.c"));
    fold.order(USER, id(1), Reason.ROW_REFUSED, parkOf("headgate.g0.user.state"));
    assertThat(fold.letters()).isEmpty();
  }

  @Test
  void parkingARefusedEventStopsNobodyAndGivesItBackOnRetry() {
    fold.pipe(event(1, "first@b.c"));
    fold.order(USER, id(1), Reason.EVENT_REFUSED, parkOf("auth.user.events.v1"));
    fold.pipe(event(2, "second@b.c"));
    assertThat(shown()).isEqualTo("second@b.c at 2");
    assertThat(fold.letter(id(1))).isEqualTo("parked event_refused behind 0");
    fold.order(USER, id(1), Reason.EVENT_REFUSED, new Retry());
    assertThat(fold.letter(id(1))).isEqualTo("retried event_refused behind 0");
    assertThat(fold.read("headgate.released"))
        .singleElement()
        .satisfies(record -> assertThat(record.value()).isEqualTo(event(1, "first@b.c").value()));
  }

  @Test
  void discardOfWhatIsNobodysEventHoldsWheneverItIsReadAgain() {
    ProducerRecord<byte[], byte[]> nobodys =
        Poisoned.by(Reason.MALFORMED_RECORD, event(1, "a@b.c"));
    fold.pipe(nobodys);
    UUID letter = UUID.fromString(fold.letters().keySet().iterator().next());
    fold.order(new Target(letter, null, 0, Reason.MALFORMED_RECORD, "why"), new Discard(false));
    assertThat(fold.letter(letter)).isEqualTo("discarded malformed_record behind 0");
  }

  private static Park parkOf(String topic) {
    ProducerRecord<byte[], byte[]> record = event(1, "first@b.c");
    return new Park(
        1,
        "UserUpserted.v1",
        new SourceRecord(
            new Origin(topic, 0, 0),
            record.key(),
            record.value(),
            new RecordHeaders(record.headers().toArray()),
            0));
  }

  private static Replace replace(String data) {
    return new Replace(new Replacement(data, UserUpserted.TYPE));
  }

  private static String data(String email) {
    return Payloads.encode(user(email));
  }

  private String shown() {
    UserRow row = (UserRow) fold.row("user", USER);
    return row.email() + " at " + row.head().version();
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
