package dev.headgate.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.projector.topic.StateTopics;
import dev.headgate.topic.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stopped projector whose groups somebody laid hands on.
final class ReplayIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final List<String> STATES =
      StateTopics.FIRST.all().stream().map(Topic::name).toList();
  private static final List<String> EVENTS =
      Catalogue.shipped().topics().stream().map(Topic::name).toList();

  @TempDir Path folder;

  private final Story story = new Story(4);

  @Test
  void readsAgainWhatKafkasToolsReset() throws Exception {
    try (Stage stage = Stage.open(folder)) {
      Stage.Running projector = stage.projector("one", Map.of());
      tell(stage, 120);
      assertShown(stage);
      stop(projector);

      damage(stage);
      order(stage, "headgate-sink-rows-g1", STATES, 0);
      order(stage, "headgate-sink-audit-g1", EVENTS, 0);
      projector = stage.projector("one", Map.of());
      assertShown(stage);
      assertThat(stage.rows("SELECT DISTINCT action FROM headgate.replay_audit"))
          .containsExactly("offset_order_obeyed");
      awaitMirrored(stage, "headgate-sink-rows-g1");
      stop(projector);

      order(stage, "headgate-sink-rows-g1", STATES, 1_000_000);
      projector = stage.projector("one", Map.of());
      tell(stage, 20);
      assertShown(stage);
      assertThat(
              stage.rows(
                  "SELECT count(*) FROM headgate.replay_audit WHERE action = 'offset_order_refused'"))
          .as("one for each partition of the rows' topics")
          .containsExactly(String.valueOf(6 * STATES.size()));
      stop(projector);

      resetApplication(stage);
      projector = stage.projector("one", Map.of());
      tell(stage, 20);
      assertShown(stage);
      stop(projector);

      delete(folder.resolve("one")); // the changelogs hold the state again
      stage.projector("one", Map.of());
      tell(stage, 20);
      assertShown(stage);
    }
  }

  private void tell(Stage stage, int commands) {
    for (int i = 0; i < commands; i++) {
      for (Story.Told told : story.next()) {
        stage.publish(Published.record(told.type(), told.id(), told.version(), told.event()));
      }
    }
  }

  private void assertShown(Stage stage) {
    List<String> expected = List.copyOf(ExpectedRows.expected(story.told()));
    await("the views")
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(SQLException.class)
        .untilAsserted(() ->
            assertThat(List.copyOf(new TreeSet<>(stage.rows(ExpectedRows.SHOWN))))
                .isEqualTo(expected));
  }

  private static void stop(Stage.Running projector) throws Exception {
    projector.process().end("TERM", Duration.ofSeconds(30));
    assertThat(projector.awaitExit()).isZero();
  }

  private static void damage(Stage stage) throws SQLException {
    String some = " WHERE abs(hashtext(user_id)) % 3 = ";
    stage.run("DELETE FROM projection_g1.users" + some + 0);
    stage.run("UPDATE projection_g1.users SET email = 'damaged'" + some + 1);
    stage.run("UPDATE projection_g1.users SET aggregate_version = 99, role = 'damaged'" + some + 2);
    stage.run("DELETE FROM projection_g1.sessions");
    stage.run("DELETE FROM headgate.auth_events WHERE event_number % 2 = 0");
    stage.run("UPDATE headgate.auth_events SET event_type = 'Damaged'");
  }

  /// What `kafka-consumer-groups --reset-offsets` does.
  private static void order(Stage stage, String group, List<String> topics, long offset)
      throws Exception {
    Map<TopicPartition, OffsetAndMetadata> ordered = new HashMap<>();
    for (String topic : topics) {
      for (int partition = 0; partition < 6; partition++) {
        ordered.put(new TopicPartition(topic, partition), new OffsetAndMetadata(offset));
      }
    }
    try (Admin admin = stage.admin()) {
      admin.alterConsumerGroupOffsets(group, ordered).all().get();
    }
  }

  /// What `kafka-streams-application-reset` does; the local state stays.
  private static void resetApplication(Stage stage) throws Exception {
    order(stage, "headgate-fold-g1", EVENTS, 0);
    try (Admin admin = stage.admin()) {
      List<String> changelogs =
          admin.listTopics().names().get().stream()
              .filter(name -> name.startsWith("headgate-fold-g1-"))
              .toList();
      assertThat(changelogs).isNotEmpty();
      admin.deleteTopics(changelogs).all().get();
    }
  }

  private static void awaitMirrored(Stage stage, String group) throws Exception {
    try (Admin admin = stage.admin()) {
      await("every offset is the sink's own again")
          .atMost(PATIENCE)
          .until(() ->
              admin
                  .listConsumerGroupOffsets(group)
                  .partitionsToOffsetAndMetadata()
                  .get()
                  .values()
                  .stream()
                  .allMatch(offset -> offset.metadata().equals("headgate")));
    }
  }

  private static void delete(Path state) throws Exception {
    try (Stream<Path> files = Files.walk(state)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
