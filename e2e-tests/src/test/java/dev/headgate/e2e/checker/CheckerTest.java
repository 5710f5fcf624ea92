package dev.headgate.e2e.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The checker is worth what it objects to.
class CheckerTest {

  private static final UUID TENANT = new UUID(0, 1);

  private final List<LoggedEvent> log = new ArrayList<>();
  private final List<PublishedEvent> topics = new ArrayList<>();
  private final List<AuditedEvent> audit = new ArrayList<>();
  private final Map<Aggregate, Map<String, String>> projections = new HashMap<>();

  CheckerTest() {
    for (int session = 0; session < 5; session++) {
      append("s" + session, 1, "SessionCreated", "{\"user_id\": \"u\", \"platform\": \"web\"}");
      append("s" + session, 2, "SessionRevoked", "{\"reason\": \"logout\"}");
    }
    projections.putAll(FoldedRows.fold(log));
  }

  @Test
  void acceptsAFaithfulPipeline() {
    assertThat(check()).isEmpty();
  }

  @Test
  void objectsToAnEventThatIsNotOnATopic() {
    topics.remove(3);
    assertThat(assertions()).contains("I3", "I5");
  }

  @Test
  void objectsToAnEventThatIsOnATopicTwice() {
    topics.add(4, topics.get(3));
    assertThat(assertions()).contains("I3", "I4");
  }

  @Test
  void objectsToTwoEventsThatChangedPlaces() {
    Collections.swap(topics, 2, 3);
    assertThat(assertions()).containsOnly("I4");
  }

  @Test
  void objectsToAnAggregateThatMovedToAnotherPartition() {
    replace(
        topics,
        3,
        it ->
            new PublishedEvent(
                new PublishedEvent.Place(it.place().topic(), 5, 0),
                it.eventId(),
                it.aggregate(),
                it.version(),
                it.data(),
                it.checksum()));
    assertThat(assertions()).containsOnly("I4");
  }

  @Test
  void objectsToAnAlteredPayloadEvenWithAFreshChecksum() {
    replace(
        topics,
        3,
        it ->
            new PublishedEvent(
                it.place(),
                it.eventId(),
                it.aggregate(),
                it.version(),
                "{}",
                Checksums.sha256("{}")));
    assertThat(assertions()).containsOnly("I7");
  }

  @Test
  void objectsToAVersionThatIsMissingInTheLog() {
    forget(log.get(0));
    assertThat(assertions()).contains("I2");
  }

  @Test
  void objectsToAMissingAuditRow() {
    audit.remove(0);
    assertThat(assertions()).containsOnly("I9");
  }

  @Test
  void objectsToADoubledAuditRow() {
    audit.add(audit.get(0));
    assertThat(assertions()).containsOnly("I9");
  }

  @Test
  void objectsToAnAlteredAuditRow() {
    replace(
        audit, 0, it -> new AuditedEvent(it.eventId(), it.aggregate(), it.version(), "{\"x\": 1}"));
    assertThat(assertions()).containsOnly("I7");
  }

  @Test
  void objectsToARevocationThatDoesNotShow() {
    change(log.get(0).aggregate(), row -> row.put("revoked", "false"));
    assertThat(assertions()).containsOnly("I8");
  }

  @Test
  void objectsToARowThatNoEventAskedFor() {
    projections.put(new Aggregate(TENANT, "session", "ghost"), Map.of("revoked", "false"));
    assertThat(assertions()).containsOnly("I8");
  }

  private void append(String id, long version, String type, String data) {
    Aggregate aggregate = new Aggregate(TENANT, "session", id);
    UUID eventId = new UUID(log.size(), version);
    String checksum = Checksums.sha256(data);
    log.add(
        new LoggedEvent(
            eventId, aggregate, version, type, data, new LoggedEvent.Proof(checksum, "1" + id)));
    topics.add(
        new PublishedEvent(
            new PublishedEvent.Place("auth.session.events.v1", 0, topics.size()),
            eventId,
            aggregate,
            version,
            data,
            checksum));
    audit.add(new AuditedEvent(eventId, aggregate, version, data));
  }

  private void forget(LoggedEvent event) {
    log.remove(event);
    topics.removeIf(it -> it.eventId().equals(event.eventId()));
    audit.removeIf(it -> it.eventId().equals(event.eventId()));
  }

  private void change(Aggregate aggregate, Consumer<Map<String, String>> change) {
    change.accept(projections.get(aggregate));
  }

  private static <T> void replace(List<T> list, int index, java.util.function.UnaryOperator<T> by) {
    list.set(index, by.apply(list.get(index)));
  }

  private List<String> assertions() {
    return check().stream().map(Finding::assertion).distinct().toList();
  }

  private List<Finding> check() {
    return Checker.check(new Evidence(log, topics, audit, projections));
  }
}
