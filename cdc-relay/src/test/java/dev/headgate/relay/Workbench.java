package dev.headgate.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.relay.TestRelay.Fault;
import dev.headgate.relay.TestRepair.Twist;
import dev.headgate.relay.exit.RelayExit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;

/// A pipeline to be damaged and repaired.
record Workbench(Pipeline pipeline, Admin admin) implements AutoCloseable {

  private static final int TRANSACTIONS = 30;

  Workbench(Pipeline pipeline) {
    this(pipeline, Admin.create(Map.of("bootstrap.servers", pipeline.kafka())));
  }

  /// Whatever is done to the topics shows in it.
  List<String> state() throws Exception {
    return Records.state(admin, pipeline.kafka());
  }

  /// A relay runs until all that is in the outbox now is on the topics, and ends.
  void publishSome() throws Exception {
    ChildProcess relay = pipeline.started(Fault.NONE);
    writeSome();
    ExactlyOnceIT.seen(pipeline, pipeline.outbox().size());
    relay.end("TERM", Duration.ofSeconds(60));
  }

  void writeSome() throws Exception {
    try (Pipeline.Session session = pipeline.session()) {
      for (int i = 0; i < TRANSACTIONS; i++) {
        String aggregate = UUID.randomUUID().toString();
        session.append(aggregate);
        session.append(aggregate);
        session.commit();
      }
    }
  }

  /// Runs a verb to its end; answers its exit code.
  int repair(Twist twist, String... words) {
    return pipeline.exitOf(pipeline.repair(twist, words));
  }

  void assertRefused(RelayExit code) {
    assertThat(pipeline.exitOf(pipeline.relay(Fault.NONE, Map.of()))).isEqualTo(code.code());
  }

  /// A relay streams on; what is wrong for a subscriber that reads from the beginning.
  List<String> findings() throws Exception {
    pipeline.started(Fault.NONE);
    return Subscriber.findings(
        pipeline.outbox(), ExactlyOnceIT.seen(pipeline, pipeline.outbox().size()));
  }

  @Override
  public void close() {
    admin.close();
    pipeline.close();
  }
}
