package dev.headgate.relay.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.event.AggregateId;
import dev.headgate.event.Context;
import dev.headgate.event.Envelope;
import dev.headgate.event.EventType;
import dev.headgate.event.Identity;
import dev.headgate.event.Payload;
import dev.headgate.event.TenantId;
import dev.headgate.relay.slot.Lsn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class TransactionAssemblerTest {

  private static final Instant NOW = Instant.ofEpochMilli(0);

  private final TransactionAssembler assembler = new TransactionAssembler();

  @Test
  void handsOverATransactionWithItsEnd() {
    Envelope first = event(1);
    Envelope second = event(2);
    assertThat(accept(new Change.Begin("7"))).isEmpty();
    assertThat(accept(new Change.Row(first))).isEmpty();
    assertThat(accept(new Change.Row(second))).isEmpty();
    assertThat(accept(new Change.End("7", 2, new Lsn(9), NOW)))
        .hasValueSatisfying(whole -> {
          assertThat(whole.events()).isEqualTo(List.of(first, second));
          assertThat(whole.end()).isEqualTo(new Lsn(9));
          assertThat(whole.publishedBelow()).isEmpty();
        });
  }

  @Test
  void startsAfreshAfterAnEnd() {
    accept(new Change.Begin("7"));
    accept(new Change.Row(event(1)));
    accept(new Change.End("7", 1, new Lsn(9), NOW));
    accept(new Change.Begin("8"));
    accept(new Change.Heartbeat(42));
    assertThat(accept(new Change.End("8", 1, new Lsn(10), NOW)))
        .hasValueSatisfying(whole -> {
          assertThat(whole.events()).isEmpty();
          assertThat(whole.publishedBelow()).hasValue(42);
        });
  }

  @Test
  void refusesATransactionThatLacksAChange() {
    accept(new Change.Begin("7"));
    accept(new Change.Row(event(1)));
    assertBroken(new Change.End("7", 2, new Lsn(9), NOW), "7 has 2 changes, of which 1 arrived");
  }

  @Test
  void refusesAnEndOfAnotherTransaction() {
    accept(new Change.Begin("7"));
    assertBroken(new Change.End("8", 0, new Lsn(9), NOW), "8 ends where 7 is open");
  }

  @Test
  void refusesABeginInsideOfATransaction() {
    accept(new Change.Begin("7"));
    assertBroken(new Change.Begin("8"), "8 begins before 7 has ended");
  }

  @Test
  void refusesARowOutsideOfATransaction() {
    assertBroken(new Change.Row(event(1)), "outside of any transaction");
  }

  private Optional<CommittedTransaction> accept(Change change) {
    return assembler.accept(change);
  }

  private void assertBroken(Change change, String message) {
    assertThatThrownBy(() -> assembler.accept(change))
        .isInstanceOf(BrokenStream.class)
        .hasMessageContaining(message);
  }

  private static Envelope event(long number) {
    return new Envelope(
        new Identity(new UUID(0, number), number, NOW),
        new AggregateId(new TenantId(new UUID(0, 1)), "session", "s1"),
        number,
        new EventType("SessionCreated", 1),
        Payload.of("{}"),
        new Context("{}", "system", null, new UUID(0, number), null, null));
  }
}
