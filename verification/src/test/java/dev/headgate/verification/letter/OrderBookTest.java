package dev.headgate.verification.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.verification.fold.PastEvent;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class OrderBookTest {

  private static final UUID ID = new UUID(0, 1);
  private static final PastEvent EVENT =
      new PastEvent(ID, 3, "UserUpserted", "{}", Instant.parse("2026-01-01T00:00:00Z"));

  private final OrderBook orders = OrderBook.empty();

  @Test
  void leavesAnEventAsItIsWhichNobodyOrderedAnythingAbout() {
    take("discard", new UUID(0, 2), "bad_checksum", "");
    take("retry", ID, "bad_checksum", "");
    orders.take("no order".getBytes(UTF_8));
    orders.take(null);
    assertThat(orders.applied(EVENT)).contains(EVENT);
  }

  @Test
  void dropsAnEventThatWasDiscardedWhateverWasOrderedBesides() {
    take("replace", ID, "bad_checksum", ",\"data\":\"{}\"");
    take("discard", ID, "bad_checksum", "");
    take("replace", ID, "bad_checksum", ",\"data\":\"{}\"");
    assertThat(orders.applied(EVENT)).isEmpty();
  }

  @Test
  void keepsAnEventWhoseRowAloneWasDiscarded() {
    take("discard", ID, "row_refused", "");
    take("discard", ID, "event_refused", "");
    assertThat(orders.applied(EVENT)).contains(EVENT);
  }

  @Test
  void givesAnEventItsLastOtherDataAndKeepsItsId() {
    take("replace", ID, "bad_checksum", ",\"data\":\"{1}\"");
    take("replace", ID, "bad_checksum", ",\"data\":\"{2}\",\"event_type\":\"UserMoved\"");
    assertThat(orders.applied(EVENT))
        .contains(new PastEvent(ID, 3, "UserMoved", "{2}", EVENT.occurredAt()));
  }

  private void take(String order, UUID event, String reason, String more) {
    orders.take(
        "{\"order\":\"%s\",\"letter_id\":\"%s\",\"reason\":\"%s\"%s}"
            .formatted(order, event, reason, more)
            .getBytes(UTF_8));
  }
}
