package dev.headgate.relay.checker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.event.AggregateId;
import dev.headgate.event.Payload;
import dev.headgate.event.TenantId;
import dev.headgate.relay.checker.Command.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The checker is worth what it objects to: each test alters one thing in a faithful copy.
final class CheckerTest {

  private static final TenantId TENANT = new TenantId(new UUID(0, 1));

  private final List<Command> commands = new ArrayList<>();
  private final List<LoggedEvent> log = new ArrayList<>();
  private final List<PublishedEvent> topics = new ArrayList<>();
  private final List<PublishedEvent> reader = new ArrayList<>();
  private Standing standing = new Standing(10, 10, 0, List.of());

  CheckerTest() {
    for (int session = 0; session < 5; session++) {
      append("s" + session);
    }
    reader.addAll(topics.subList(0, 8)); // it is behind, which is allowed
  }

  @Test
  void acceptsAFaithfulCopy() {
    commands.add(new Command(List.of(new UUID(9, 9)), Outcome.FAILED));
    commands.add(new Command(List.of(new UUID(9, 8)), Outcome.UNKNOWN));
    assertThat(assertions()).isEmpty();
  }

  @Test
  void objectsToAnAcknowledgedEventThatIsNotInTheLog() {
    UUID gone = log.removeLast().id();
    topics.removeIf(event -> event.id().equals(gone));
    assertThat(assertions()).containsOnly("I1");
  }

  @Test
  void objectsToAFailedTransactionInTheLog() {
    commands.set(0, new Command(commands.getFirst().events(), Outcome.FAILED));
    assertThat(assertions()).containsOnly("I1");
  }

  @Test
  void objectsToHalfOfAnUnknownTransaction() {
    UUID gone = log.removeLast().id();
    topics.removeIf(event -> event.id().equals(gone));
    commands.set(4, new Command(commands.get(4).events(), Outcome.UNKNOWN));
    assertThat(assertions()).containsOnly("I1");
  }

  @Test
  void objectsToAnEventNobodyWrote() {
    commands.removeFirst();
    assertThat(assertions()).containsOnly("I1");
  }

  @Test
  void objectsToAVersionThatIsMissingInTheLog() {
    UUID gone = log.removeFirst().id();
    topics.removeIf(event -> event.id().equals(gone));
    assertThat(assertions()).contains("I2");
  }

  @Test
  void objectsToAnEventThatIsNotOnATopic() {
    topics.remove(9);
    assertThat(assertions()).containsOnly("I3", "I5");
  }

  @Test
  void objectsToAWholeTransactionThatIsNotOnATopic() {
    topics.removeLast();
    topics.removeLast();
    assertThat(assertions()).containsOnly("I3");
  }

  @Test
  void objectsToAnEventThatIsOnATopicTwice() {
    topics.add(topics.getLast());
    assertThat(assertions()).containsOnly("I3", "I4");
  }

  @Test
  void objectsToAnEventFromNowhere() {
    PublishedEvent last = topics.getLast();
    topics.add(published(new UUID(7, 7), last.aggregate(), 3, last.data()));
    assertThat(assertions()).containsOnly("I3");
  }

  @Test
  void objectsToTwoEventsThatChangedPlaces() {
    Collections.swap(topics, 8, 9);
    assertThat(assertions()).containsOnly("I4");
  }

  @Test
  void objectsToAnAggregateThatMovedToAnotherPartition() {
    PublishedEvent last = topics.removeLast();
    topics.add(
        new PublishedEvent(
            new PublishedEvent.Place("t-1", 0),
            last.id(),
            last.aggregate(),
            last.version(),
            last.data(),
            last.checksum()));
    assertThat(assertions()).containsOnly("I4");
  }

  @Test
  void objectsToAReaderThatSawAnEventTwice() {
    reader.add(reader.getLast());
    assertThat(assertions()).containsOnly("I6");
  }

  @Test
  void objectsToAReaderThatLeftOneOut() {
    reader.remove(3);
    assertThat(assertions()).containsOnly("I6");
  }

  @Test
  void objectsToAReaderThatSawWhatWasTakenBack() {
    reader.addAll(topics.subList(8, 10));
    reader.add(published(new UUID(7, 7), topics.getLast().aggregate(), 3, "{}"));
    assertThat(assertions()).containsOnly("I6");
  }

  @Test
  void objectsToAnAlteredPayload() {
    alter("{}", topics.getLast().checksum());
    assertThat(assertions()).containsOnly("I7");
  }

  @Test
  void objectsToAnAlteredPayloadWithAFreshChecksum() {
    alter("{}", Payload.of("{}").checksum());
    assertThat(assertions()).containsOnly("I7");
  }

  @Test
  void objectsToAnAlteredRow() {
    LoggedEvent last = log.removeLast();
    log.add(
        new LoggedEvent(
            last.id(), last.aggregate(), last.version(), "{}", last.checksum(), last.txId()));
    assertThat(assertions()).containsOnly("I7");
  }

  @Test
  void objectsToASlotAheadOfTheTopics() {
    standing = new Standing(11, 10, 0, List.of());
    assertThat(assertions()).containsOnly("I13");
  }

  @Test
  void objectsToASlotThatKeepsTheLog() {
    standing = new Standing(10, 10, 1L << 30, List.of());
    assertThat(assertions()).containsOnly("I13");
  }

  @Test
  void objectsToAnOpenTransaction() {
    standing = new Standing(10, 10, 0, List.of("headgate-relay"));
    assertThat(assertions()).containsOnly("I13");
  }

  /// One transaction of two events.
  private void append(String id) {
    AggregateId aggregate = new AggregateId(TENANT, "session", id);
    List<UUID> ids = new ArrayList<>();
    for (long version = 1; version <= 2; version++) {
      UUID event = new UUID(log.size(), version);
      String data = "{\"n\": %d}".formatted(log.size());
      log.add(
          new LoggedEvent(event, aggregate, version, data, Payload.of(data).checksum(), "tx" + id));
      topics.add(published(event, aggregate, version, data));
      ids.add(event);
    }
    commands.add(new Command(ids, Outcome.OK));
  }

  private PublishedEvent published(UUID id, AggregateId aggregate, long version, String data) {
    return new PublishedEvent(
        new PublishedEvent.Place("t-0", topics.size()),
        id,
        aggregate,
        version,
        data,
        Payload.of(data).checksum());
  }

  private void alter(String data, String checksum) {
    PublishedEvent last = topics.removeLast();
    topics.add(
        new PublishedEvent(
            last.place(), last.id(), last.aggregate(), last.version(), data, checksum));
  }

  private List<String> assertions() {
    return Checker.check(new Evidence(commands, log, topics, reader, standing)).stream()
        .map(Finding::assertion)
        .distinct()
        .toList();
  }
}
