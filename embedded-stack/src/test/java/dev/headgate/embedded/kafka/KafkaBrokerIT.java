package dev.headgate.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.embedded.child.Ports;
import dev.headgate.embedded.link.Link;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.Test;

final class KafkaBrokerIT {

  @Test
  void keepsItsTopicsThroughAKill() throws Exception {
    try (KafkaBroker broker = KafkaBroker.temporary()) {
      try (Admin admin = admin(broker)) {
        admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1))).all().get();
      }
      broker.kill();
      broker.start();
      try (Admin admin = admin(broker)) {
        assertThat(admin.listTopics().names().get()).contains("kept");
      }
    }
  }

  @Test
  void keepsItsRecordsThroughAKillAndThroughAnOrderlyEnd() throws Exception {
    try (KafkaBroker broker = KafkaBroker.temporary()) {
      try (Admin admin = admin(broker)) {
        admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1))).all().get();
      }
      Records records = new Records(broker.bootstrapServers(), "kept");
      records.write("one");
      broker.kill();
      broker.start();
      records.write("two");
      broker.process().end("TERM", Duration.ofSeconds(60));
      broker.start();
      assertThat(records.read(2)).containsExactly("one", "two");
    }
  }

  @Test
  void runsTheSecondVersionOfTransactions() throws Exception {
    try (KafkaBroker broker = KafkaBroker.temporary();
        Admin admin = admin(broker)) {
      var features = admin.describeFeatures().featureMetadata().get().finalizedFeatures();
      assertThat(features.get("transaction.version").maxVersionLevel()).isEqualTo((short) 2);
    }
  }

  @Test
  void sendsClientsOfTheLinkThroughTheLinkAgain() throws Exception {
    try (Link link = Link.to(Ports.free());
        KafkaBroker broker = KafkaBroker.temporary(link);
        Admin admin = admin("127.0.0.1:" + link.port())) {
      assertThat(admin.describeCluster().nodes().get())
          .singleElement()
          .extracting(Node::port)
          .isEqualTo(link.port());
      try (Admin straight = admin(broker)) {
        assertThat(straight.describeCluster().nodes().get())
            .singleElement()
            .extracting(node -> "127.0.0.1:" + node.port())
            .isEqualTo(broker.bootstrapServers());
      }
    }
  }

  private static Admin admin(KafkaBroker broker) {
    return admin(broker.bootstrapServers());
  }

  private static Admin admin(String bootstrapServers) {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }
}
