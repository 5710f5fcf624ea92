package dev.headgate.projector.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.embedded.kafka.KafkaBroker;
import dev.headgate.projector.topic.TopicIdentities;
import dev.headgate.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What becomes of the partitions of a process that crashed.
final class FormerSeatIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final TopicPartition USERS = new TopicPartition("users", 0);
  private static final TopicPartition AUDIT = new TopicPartition("audit", 0);

  private static KafkaBroker kafka;
  private static Admin admin;

  @BeforeAll
  static void start() throws Exception {
    kafka = KafkaBroker.temporary();
    admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    create("users", "audit");
  }

  @AfterAll
  static void stop() {
    admin.close();
    kafka.close();
  }

  @Test
  void isGivenUpWhereATopicWasAwayWhenTheGroupWasSharedOut() throws Exception {
    try (var first = member("short")) {
      awaitShare(first, USERS, AUDIT);
      admin.deleteTopics(List.of("audit")).all().get();
      awaitShare(first, USERS);
      crash(first);
    }
    create("audit");

    seat("short").giveUpIfShort(admin);

    try (var next = member("short")) {
      awaitShare(next, USERS, AUDIT);
    }
  }

  @Test
  void isKeptWhereTheGroupHasEverything() throws Exception {
    try (var first = member("whole")) {
      awaitShare(first, USERS, AUDIT);
      crash(first);
    }
    List<String> before = seats("whole");

    seat("whole").giveUpIfShort(admin);

    assertThat(seats("whole")).isEqualTo(before).hasSize(1);
  }

  @Test
  void isNoMatterOfAGroupThatIsNotThere() throws Exception {
    seat("nobody").giveUpIfShort(admin);
  }

  private static FormerSeat seat(String group) {
    UUID any = new UUID(1, 1);
    return new FormerSeat(
        group,
        "one"::equals,
        new TopicIdentities(Map.of(new Topic("users", 1), any, new Topic("audit", 1), any)));
  }

  private static KafkaConsumer<byte[], byte[]> member(String group) {
    KafkaConsumer<byte[], byte[]> member =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "group.id",
                group,
                "group.instance.id",
                "one",
                "session.timeout.ms",
                120_000, // whoever waits for its end waits in vain
                "metadata.max.age.ms",
                500,
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    member.subscribe(List.of("users", "audit"));
    return member;
  }

  private static void awaitShare(KafkaConsumer<byte[], byte[]> member, TopicPartition... share) {
    await("the share")
        .pollInSameThread()
        .atMost(PATIENCE)
        .until(() -> {
          member.poll(Duration.ofMillis(100));
          return member.assignment().equals(Set.of(share));
        });
  }

  private static void crash(KafkaConsumer<byte[], byte[]> member) {
    member.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.REMAIN_IN_GROUP));
  }

  private static List<String> seats(String group) throws Exception {
    return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().stream()
        .map(MemberDescription::consumerId)
        .toList();
  }

  private static void create(String... topics) throws Exception {
    for (String topic : topics) {
      await("room for " + topic)
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
            return true;
          });
    }
  }
}
