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
import dev.headgate.projector.order.Replacement;
import dev.headgate.projector.projection.ProjectedRow;
import dev.headgate.projector.projection.RowCodec;
import dev.headgate.projector.reading.Origin;
import dev.headgate.projector.reading.Reason;
import dev.headgate.projector.topic.StateTopics;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How far an order reaches: to one letter, once, and in one generation.
final class OrderReachTest {

  private static final UUID USER = new UUID(7, 1);
  private static final String OURS = StateTopics.FIRST.users().name();

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
  void retryShowsWhatWaitedBehindOnceEachAndInOrder() {
    fold.pipe(event(1, "first@b.c"));
    fold.order(USER, id(1), Reason.ROW_REFUSED, parkOf(OURS));
    fold.pipe(event(3, "third@b.c"));
    fold.twice(event(2, "second@b.c"));
    fold.pipe(event(4, "fourth@b.c"));
    assertThat(shown()).as("nothing overtakes it").containsExactly("1");
    fold.order(USER, id(1), Reason.ROW_REFUSED, new Retry());
    assertThat(shown()).containsExactly("1", "2", "3", "4");
    fold.order(USER, id(1), Reason.ROW_REFUSED, new Retry());
    assertThat(shown()).as("an order again").isEmpty();
    assertThat(fold.waiting.sum()).isZero();
  }

  @Test
  void discardPassesOverOneEventAndNotTheNext() {
    fold.pipe(event(1, "first@b.c"));
    fold.pipe(Poisoned.by(Reason.BAD_CHECKSUM, event(2, "second@b.c")));
    fold.pipe(event(3, "third@b.c"));
    fold.pipe(Poisoned.by(Reason.BAD_CHECKSUM, event(4, "fourth@b.c")));
    fold.pipe(event(5, "fifth@b.c"));
    fold.order(USER, id(2), Reason.BAD_CHECKSUM, new Discard(false));
    assertThat(shown()).containsExactly("1", "2", "3");
    assertThat(fold.letter(id(2))).isEqualTo("discarded bad_checksum behind 0");
    assertThat(fold.letter(id(4))).isEqualTo("parked bad_checksum behind 1");
  }

  @Test
  void replaceKeepsTheIdAndTheVersion() {
    fold.pipe(Poisoned.by(Reason.BAD_CHECKSUM, event(1, "first@b.c")));
    String data = Payloads.encode(user("edited@b.c"));
    fold.order(
        USER, id(1), Reason.BAD_CHECKSUM, new Replace(new Replacement(data, UserUpserted.TYPE)));
    ProjectedRow row = fold.row("user", USER);
    assertThat(row.head().lastEventId()).isEqualTo(id(1));
    assertThat(row.head().version()).isEqualTo(1);
    assertThat(fold.read("headgate.released"))
        .singleElement()
        .satisfies(record -> {
          assertThat(FoldDriver.header(record, "ce_id")).isEqualTo(id(1).toString());
          assertThat(FoldDriver.header(record, "ce_aggregateversion")).isEqualTo("1");
        });
    fold.pipe(event(1, "first@b.c"));
    assertThat(fold.row("user", USER)).as("read again").isEqualTo(row);
  }

  @Test
  void retryOfARowThatAnotherGenerationParkedShowsNothingHere() {
    fold.pipe(event(1, "first@b.c"));
    assertThat(shown()).containsExactly("1");
    fold.order(USER, id(1), Reason.ROW_REFUSED, parkOf("headgate.g0.user.state"));
    fold.order(USER, id(1), Reason.ROW_REFUSED, new Retry());
    assertThat(shown()).isEmpty();
    assertThat(fold.letters()).isEmpty();
    fold.pipe(event(2, "second@b.c"));
    assertThat(shown()).as("nothing waits for it").containsExactly("2");
  }

  @Test
  void discardOfARowThatOneGenerationRefusedDiscardsNoEventOfAnother() {
    fold.order(USER, id(1), Reason.ROW_REFUSED, parkOf("headgate.g0.user.state"));
    fold.order(USER, id(1), Reason.ROW_REFUSED, new Discard(false));
    fold.pipe(event(1, "first@b.c"));
    assertThat(shown()).containsExactly("1");
    assertThat(fold.letters()).isEmpty();
  }

  /// The versions that were shown since it was asked last.
  private List<String> shown() {
    return fold.read(OURS).stream()
        .map(record -> RowCodec.decode("user", new String(record.value(), UTF_8)))
        .map(row -> Long.toString(row.head().version()))
        .toList();
  }

  private static Park parkOf(String topic) {
    ProducerRecord<byte[], byte[]> record = event(1, "first@b.c");
    RecordHeaders headers = new RecordHeaders(record.headers().toArray());
    Origin origin = new Origin(topic, 0, 0);
    return new Park(1, "", new SourceRecord(origin, record.key(), record.value(), headers, 0));
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
