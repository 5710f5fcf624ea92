package dev.headgate.projector.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.embedded.kafka.KafkaBroker;
import dev.headgate.projector.topic.TopicIdentities;
import dev.headgate.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Where a fold begins to read.
final class FirstOffsetsIT {

  private static final Topic USERS = new Topic("users", 1);
  private static final Topic OTHERS = new Topic("others", 1);
  private static final UUID FIRST = new UUID(1, 1);
  private static final UUID AGAIN = new UUID(2, 2);

  private static KafkaBroker kafka;
  private static Admin admin;

  private String group = "";

  @BeforeAll
  static void start() throws Exception {
    kafka = KafkaBroker.temporary();
    admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    admin
        .createTopics(
            List.of(new NewTopic("users", 1, (short) 1), new NewTopic("others", 1, (short) 1)))
        .all()
        .get();
  }

  @AfterAll
  static void stop() {
    admin.close();
    kafka.close();
  }

  @BeforeEach
  void beAnotherGroup() {
    group = "fold-" + UUID.randomUUID();
  }

  @Test
  void areTheTopicsBeginningsForAGroupWithoutAny() throws Exception {
    assertThat(begin(FIRST, false)).isFalse();
    assertThat(offsets()).isEqualTo(Map.of("users", 0L, "others", 0L));
  }

  @Test
  void areLeftAloneWhereTheGroupHasRead() throws Exception {
    begin(FIRST, false);
    commit(5, 7);
    assertThat(begin(FIRST, false)).isFalse();
    assertThat(offsets()).isEqualTo(Map.of("users", 5L, "others", 7L));
  }

  /// A member that was alive when the topic was made anew goes on in it at its old offset.
  @Test
  void areTheBeginningOfATopicMadeAnewThoughAMemberHasCommittedInIt() throws Exception {
    begin(FIRST, false);
    commit(5, 7);
    begin(AGAIN, false);
    assertThat(offsets()).isEqualTo(Map.of("users", 0L, "others", 7L));
    commit(3, 8);
    begin(AGAIN, false);
    assertThat(offsets()).isEqualTo(Map.of("users", 3L, "others", 8L));
  }

  @Test
  void areTheBeginningsAgainWhereTheStateIsLost() throws Exception {
    begin(FIRST, false);
    commit(5, 7);
    assertThat(begin(FIRST, true)).isTrue();
    assertThat(offsets()).isEqualTo(Map.of("users", 0L, "others", 0L));
  }

  private boolean begin(UUID users, boolean isLost) throws Exception {
    return FirstOffsets.ensure(
        admin, group, new TopicIdentities(Map.of(USERS, users, OTHERS, FIRST)), () -> isLost);
  }

  private void commit(long users, long others) throws Exception {
    admin
        .alterConsumerGroupOffsets(
            group,
            Map.of(
                new TopicPartition("users", 0), new OffsetAndMetadata(users),
                new TopicPartition("others", 0), new OffsetAndMetadata(others)))
        .all()
        .get();
  }

  private Map<String, Long> offsets() throws Exception {
    Map<String, Long> offsets = new TreeMap<>();
    admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .forEach((at, offset) -> offsets.put(at.topic(), offset.offset()));
    return offsets;
  }
}
