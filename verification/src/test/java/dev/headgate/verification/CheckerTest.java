package dev.headgate.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.Facts;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.LoggedEvent;
import dev.headgate.verification.evidence.PublishedEvent;
import dev.headgate.verification.fold.Fold;
import dev.headgate.verification.fold.MergedState;
import dev.headgate.verification.fold.PastEvent;
import dev.headgate.verification.fold.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The checker is worth what it objects to: each test alters one thing in a faithful copy.
final class CheckerTest {

  private static final UUID TENANT = new UUID(0, 1);
  private static final Aggregate CRANE = new Aggregate(TENANT, "crane", "c1");
  private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

  private final List<LoggedEvent> log = new ArrayList<>();
  private final List<PublishedEvent> topics = new ArrayList<>();
  private final List<Facts> audit = new ArrayList<>();
  private final Map<Aggregate, List<PastEvent>> histories = new LinkedHashMap<>();
  private final Map<Aggregate, Row> projections = new HashMap<>();

  CheckerTest() {
    for (int session = 0; session < 5; session++) {
      append("s" + session, 1, "SessionCreated", "{\"user_id\": \"u\", \"platform\": \"web\"}");
      append("s" + session, 2, "SessionRevoked", "{\"reason\": \"logout\"}");
    }
    append(CRANE, 1, "CraneSeen", "{\"serial\": \"A1\", \"labels\": {\"rack\": \"7\"}}");
    append(CRANE, 2, "CraneSeen", "{\"labels\": {\"rack\": null, \"row\": \"2\"}}");
    histories.forEach((aggregate, events) -> {
      Fold fold = new Fold(aggregate.type());
      events.forEach(fold::apply);
      fold.row().ifPresent(row -> projections.put(aggregate, row));
    });
  }

  @Test
  void acceptsAFaithfulPipeline() {
    assertThat(check()).isEmpty();
    assertThat(projections).hasSize(6);
  }

  @Test
  void objectsToAVersionThatIsMissingInTheLog() {
    UUID gone = log.removeFirst().id();
    topics.removeIf(it -> it.id().equals(gone));
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
    topics.add(topics.getLast());
    alter(topics, topics.size() - 1, it -> published(named(it.facts(), new UUID(7, 7), 3), 0));
    assertThat(assertions()).containsOnly("I3");
  }

  @Test
  void objectsToARecordUnderAnotherName() {
    alter(topics, 9, it -> published(named(it.facts(), it.id(), 2), 0, "s0"));
    assertThat(assertions()).contains("I3");
  }

  @Test
  void objectsToTwoEventsThatChangedPlaces() {
    Collections.swap(topics, 8, 9);
    assertThat(assertions()).containsOnly("I4");
  }

  @Test
  void objectsToAnAggregateThatMovedToAnotherPartition() {
    alter(topics, 9, it -> published(it.facts(), 1));
    assertThat(assertions()).containsOnly("I4");
  }

  @Test
  void objectsToAnAlteredPayloadOnATopic() {
    alter(topics, 9, it -> published(proven(it.facts(), "c9", "other"), 0));
    assertThat(assertions()).containsOnly("I7");
  }

  @Test
  void objectsToAnAlteredPayloadWithAFreshChecksum() {
    alter(topics, 9, it -> published(proven(it.facts(), "other", "other"), 0));
    assertThat(assertions()).containsOnly("I7");
  }

  @Test
  void objectsToAnAlteredRowOfTheLog() {
    alter(log, 9, it -> new LoggedEvent(proven(it.facts(), "c9", "other"), it.transaction()));
    assertThat(assertions()).containsOnly("I7");
  }

  @Test
  void objectsToAnAlteredPayloadInTheAudit() {
    alter(audit, 9, it -> proven(it, "other", "other"));
    assertThat(assertions()).containsOnly("I7");
  }

  @Test
  void objectsToAnEventThatIsMissingInTheAudit() {
    audit.removeLast();
    assertThat(assertions()).containsOnly("I9");
  }

  @Test
  void objectsToAnEventThatIsInTheAuditTwice() {
    audit.add(audit.getLast());
    assertThat(assertions()).containsOnly("I9");
  }

  @Test
  void objectsToAnEventThatStandsUnderAnotherAggregateInTheAudit() {
    alter(audit, 9, it -> new Facts(it.id(), session("s0"), it.version(), it.type(), it.proof()));
    assertThat(assertions()).containsOnly("I9");
  }

  @Test
  void objectsToARowThatIsMissing() {
    projections.remove(session("s0"));
    assertThat(assertions()).containsOnly("I8");
  }

  @Test
  void objectsToARowThatStaysBehind() {
    projections.computeIfPresent(session("s0"), (_, it) -> new Row(1, it.columns()));
    assertThat(assertions()).containsOnly("I8");
  }

  @Test
  void objectsToARowOfAVersionNobodyMade() {
    projections.computeIfPresent(session("s0"), (_, it) -> new Row(3, it.columns()));
    assertThat(assertions()).containsOnly("I8");
  }

  @Test
  void objectsToAnAlteredColumn() {
    projections.computeIfPresent(
        session("s0"),
        (_, it) -> {
          var columns = new TreeMap<>(it.columns());
          columns.put("platform", "tv");
          return new Row(it.version(), columns);
        });
    assertThat(check())
        .extracting(Finding::assertion, Finding::aggregate)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("I8", session("s0")));
  }

  /// What a merge would leave that put whole members in their place, or kept what null removes.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"serial\": \"A1\", \"labels\": {\"rack\": \"7\", \"row\": \"2\"}}",
        "{\"serial\": \"A1\", \"labels\": {\"rack\": null, \"row\": \"2\"}}",
        "{\"labels\": {\"row\": \"2\"}}",
        "{\"serial\": \"A1\", \"labels\": {}}",
        "{\"serial\": \"A1\", \"labels\": {\"row\": 2}}",
        "{}"
      })
  void objectsToAnAlteredState(String state) {
    show(state);
    assertThat(check())
        .extracting(Finding::assertion, Finding::aggregate)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("I8", CRANE));
  }

  @Test
  void acceptsAStateInAnyOrderOfMembers() {
    show("{\"labels\": {\"row\": \"2\"}, \"serial\": \"A1\"}");
    assertThat(check()).isEmpty();
  }

  @Test
  void objectsToAStateThatIsMissingOrStaysBehind() {
    projections.computeIfPresent(CRANE, (_, it) -> new Row(1, it.columns()));
    assertThat(assertions()).containsOnly("I8");
    projections.remove(CRANE);
    assertThat(assertions()).containsOnly("I8");
  }

  private void show(String state) {
    projections.computeIfPresent(
        CRANE,
        (_, it) -> {
          var columns = new TreeMap<>(it.columns());
          columns.put("state", MergedState.canonical(state));
          return new Row(it.version(), columns);
        });
  }

  @Test
  void objectsToARowOfNoAggregate() {
    projections.put(session("s9"), new Row(1, new TreeMap<>()));
    assertThat(assertions()).containsOnly("I8");
  }

  /// Each session's events are one transaction.
  private void append(String id, long version, String type, String data) {
    append(session(id), version, type, data);
  }

  private void append(Aggregate aggregate, long version, String type, String data) {
    UUID event = new UUID(log.size(), version);
    String sum = "c" + log.size();
    Facts facts = new Facts(event, aggregate, version, type, new Facts.Proof(sum, sum));
    log.add(new LoggedEvent(facts, aggregate.hashCode()));
    topics.add(published(facts, 0));
    audit.add(facts);
    histories
        .computeIfAbsent(aggregate, _ -> new ArrayList<>())
        .add(new PastEvent(event, version, type, data, THEN));
  }

  private static Aggregate session(String id) {
    return new Aggregate(TENANT, "session", id);
  }

  private PublishedEvent published(Facts facts, int partition) {
    return new PublishedEvent(facts, new PublishedEvent.Place("t", partition, topics.size()));
  }

  private PublishedEvent published(Facts facts, int partition, String id) {
    return published(
        new Facts(facts.id(), session(id), facts.version(), facts.type(), facts.proof()),
        partition);
  }

  private static Facts named(Facts facts, UUID id, long version) {
    return new Facts(id, facts.aggregate(), version, facts.type(), facts.proof());
  }

  private static Facts proven(Facts facts, String checksum, String digest) {
    return new Facts(
        facts.id(),
        facts.aggregate(),
        facts.version(),
        facts.type(),
        new Facts.Proof(checksum, digest));
  }

  private static <T> void alter(List<T> list, int index, UnaryOperator<T> change) {
    list.set(index, change.apply(list.get(index)));
  }

  private List<Finding> check() {
    return Checker.check(new Evidence(log, topics, audit, histories, projections));
  }

  private List<String> assertions() {
    return check().stream().map(Finding::assertion).distinct().toList();
  }
}
