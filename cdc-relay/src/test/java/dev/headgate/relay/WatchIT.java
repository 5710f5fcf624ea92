package dev.headgate.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.relay.TestRelay.Fault;
import dev.headgate.relay.exit.RelayExit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What was right when the relay started and is not any more ends it by the name of preflight.
final class WatchIT {

  private final CompletableFuture<Integer> code = new CompletableFuture<>();
  private Pipeline pipeline;

  @BeforeEach
  void start() {
    pipeline = new Pipeline();
    ChildProcess relay = pipeline.started(Fault.NONE);
    relay.onExit(code::complete);
  }

  @AfterEach
  void stop() {
    pipeline.close();
  }

  @Test
  void endsWhenThePublicationChangesAndRunsOnWhenItIsRepaired() throws Exception {
    pipeline.administer(
        "CREATE TABLE public.stranger (id int PRIMARY KEY)",
        "ALTER PUBLICATION headgate ADD TABLE public.stranger");
    assertEnds(RelayExit.PUBLICATION_CHANGED);
    pipeline.administer("ALTER PUBLICATION headgate DROP TABLE public.stranger");
    pipeline.started(Fault.NONE);
  }

  @Test
  void endsWhenATopicGetsMorePartitions() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", pipeline.kafka()))) {
      admin
          .createPartitions(Map.of("auth.user.events.v1", NewPartitions.increaseTo(7)))
          .all()
          .get();
    }
    assertEnds(RelayExit.PARTITIONS_CHANGED);
  }

  @Test
  void endsWhenATopicIsDeleted() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", pipeline.kafka()))) {
      admin.deleteTopics(Set.of("auth.user.events.v1")).all().get();
    }
    assertEnds(RelayExit.TOPIC_REPLACED);
  }

  private void assertEnds(RelayExit expected) throws Exception {
    assertThat(code.get(60, TimeUnit.SECONDS)).isEqualTo(expected.code());
  }
}
