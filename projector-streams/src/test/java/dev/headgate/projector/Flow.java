package dev.headgate.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
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
      List<Story.Told> command = story.next();
      stage.publish(command.stream().map(Flow::record).toArray(Flow::records));
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

  private static ProducerRecord<byte[], byte[]> record(Story.Told told) {
    return Published.record(told.type(), told.id(), told.version(), told.event());
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

  /// Ends the story and waits until the read database shows exactly what it tells.
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
  }

  @Override
  public void close() {
    ended = true;
    thread.close();
  }
}
