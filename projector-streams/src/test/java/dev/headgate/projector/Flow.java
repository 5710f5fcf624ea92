package dev.headgate.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.event.Envelope;
import dev.headgate.verification.evidence.Finding;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A story that is published while something else happens.
final class Flow implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Stage stage;
  private final Story story;
  private final List<List<Envelope>> published = new CopyOnWriteArrayList<>();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<?> publishing;
  private volatile boolean ended;

  private Flow(Stage stage, Story story) {
    this.stage = stage;
    this.story = story;
    publishing = thread.submit(this::publish);
  }

  static Flow start(Stage stage, long seed) {
    return new Flow(stage, new Story(seed));
  }

  private void publish() {
    while (!ended) {
      List<Envelope> command = story.next().stream().map(Flow::envelope).toList();
      stage.publish(command.stream().map(Published::record).toArray(Flow::records));
      published.add(command);
      pace();
    }
  }

  private static void pace() {
    try {
      Thread.sleep(5); // a pace, not a wait: about 100 commands a second
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Envelope envelope(Story.Told told) {
    return Published.envelope(told.type(), told.id(), told.version(), told.event());
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of generic types
  private static ProducerRecord<byte[], byte[]>[] records(int length) {
    return new ProducerRecord[length];
  }

  /// Waits until so many more events are in the read database.
  void awaitMore(int events) throws SQLException {
    long before = stage.count("auth_events");
    await("events in flow")
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(() -> stage.count("auth_events") >= before + events);
  }

  /// Waits until whatever is published by now is in the read database, of every partition: events
  /// and the rows they led to.
  void awaitAllOfNow() {
    List<Envelope> now = published.stream().flatMap(List::stream).toList();
    String ids =
        String.join(
            ",", now.stream().map(event -> "'" + event.identity().eventId() + "'").toList());
    String heads =
        String.join(
            ",",
            now.stream()
                .filter(event -> event.aggregate().type().equals("user"))
                .map(event ->
                    "('%s',%d)".formatted(event.aggregate().id(), event.aggregateVersion()))
                .toList());
    stage.awaitCount(now.size(), "auth_events WHERE event_id IN (" + ids + ")");
    stage.awaitCount(
        0,
        "(VALUES %s) v(id, version) WHERE NOT EXISTS (SELECT FROM auth_users_view u"
                .formatted(heads)
            + " WHERE u.user_id = v.id AND u.aggregate_version >= v.version)");
  }

  /// Ends the story and waits until the read database shows exactly what it tells, and the checker
  /// of `headgate verify` has nothing to object to.
  void assertShown() throws ExecutionException, InterruptedException {
    ended = true;
    publishing.get();
    List<String> expected = List.copyOf(ExpectedRows.expected(story.told()));
    assertThat(expected).hasSizeGreaterThan(200);
    stage.awaitCount(story.told().size(), "auth_events");
    await("the views")
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(List.copyOf(new TreeSet<>(stage.rows(ExpectedRows.SHOWN))))
                .isEqualTo(expected));
    Verdict verdict =
        new Verdict(stage.kafka().bootstrapServers(), stage.postgres().url("headgate_read"));
    assertThat(verdict.of(published)).isEqualTo(List.<Finding>of());
  }

  @Override
  public void close() {
    ended = true;
    thread.close();
  }
}
