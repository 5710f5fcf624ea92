package dev.headgate.verification.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.Facts;
import dev.headgate.verification.evidence.LoggedEvent;
import dev.headgate.verification.evidence.PublishedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a part of the topics shows, and a reader of them.
final class TopicsTest {

  private static final Layout LAYOUT =
      new Layout(
          Map.of("auth.session.events.v1", 6, "auth.user.events.v1", 6),
          Map.of("session", "auth.session.events.v1"));
  private static final Aggregate ONE = new Aggregate(new UUID(0, 1), "session", "s1");

  private final List<PublishedEvent> topics = new ArrayList<>();
  private List<PublishedEvent> reader = List.of();

  @BeforeEach
  void publish() {
    int home = LAYOUT.home(ONE).partition();
    for (int version = 1; version <= 6; version++) {
      topics.add(published(version, "auth.session.events.v1", home, version));
    }
    reader = new ArrayList<>(topics.subList(0, 4)); // it is behind, which is allowed
  }

  @Test
  void acceptsAReaderThatIsBehind() {
    assertThat(SteadyReader.check(topics, reader)).isEmpty();
  }

  @Test
  void objectsToAReaderThatSawAnEventTwice() {
    reader.add(reader.getLast());
    assertThat(SteadyReader.check(topics, reader)).hasSize(1);
  }

  @Test
  void objectsToAReaderThatLeftOneOut() {
    reader.remove(2);
    assertThat(SteadyReader.check(topics, reader)).hasSize(1);
  }

  @Test
  void objectsToAReaderThatSawWhatWasTakenBack() {
    reader.addAll(topics.subList(4, 6));
    reader.add(published(7, "auth.session.events.v1", LAYOUT.home(ONE).partition(), 7));
    assertThat(SteadyReader.check(topics, reader)).hasSize(1);
  }

  @Test
  void acceptsRecordsWhereTheyBelong() {
    assertThat(LAYOUT.check(topics)).isEmpty();
  }

  @Test
  void objectsToARecordOnAnotherPartition() {
    int other = (LAYOUT.home(ONE).partition() + 1) % 6;
    assertThat(LAYOUT.check(List.of(published(1, "auth.session.events.v1", other, 0)))).hasSize(1);
  }

  @Test
  void objectsToARecordOnAnotherTopic() {
    int home = LAYOUT.home(ONE).partition();
    assertThat(LAYOUT.check(List.of(published(1, "auth.user.events.v1", home, 0)))).hasSize(1);
  }

  @Test
  void acceptsAPartThatBeginsAnywhere() {
    assertThat(TopicOrder.checkPart(topics.subList(3, 6))).isEmpty();
    assertThat(TopicOrder.check(topics.subList(3, 6))).hasSize(1);
  }

  @Test
  void objectsToAPartThatIsOutOfOrder() {
    List<PublishedEvent> swapped = List.of(topics.get(4), topics.get(3));
    assertThat(TopicOrder.checkPart(swapped)).hasSize(1);
  }

  @Test
  void waitsForWhatIsNotSettled() {
    List<LoggedEvent> log =
        topics.stream().map(it -> new LoggedEvent(it.facts(), it.version())).toList();
    assertThat(Delivery.check(log, topics.subList(0, 5), 6)).isEmpty();
    assertThat(Delivery.check(log, topics.subList(0, 5), 7)).hasSize(1);
    assertThat(Delivery.check(log, topics, 0)).isEmpty();
  }

  private static PublishedEvent published(long version, String topic, int partition, long offset) {
    return new PublishedEvent(
        new Facts(new UUID(0, version), ONE, version, "SessionCreated", new Facts.Proof("c", "c")),
        new PublishedEvent.Place(topic, partition, offset));
  }
}
