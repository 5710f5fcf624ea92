package dev.headgate.command.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.command.Gateway;
import dev.headgate.command.LogWriter;
import dev.headgate.command.RunningService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Whoever reads on from where they were misses nothing and sees nothing twice, in whatever order
/// transactions begin, number their events and commit.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CommitOrderIT {

  private static final int WRITERS = 4;
  private static final int TRANSACTIONS = 60;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final RunningService service = RunningService.start();

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void showsATransactionThatBeganFirstAndCommittedLast() throws Exception {
    Gateway gateway = service.newTenant();
    Pages reader = new Pages(gateway, "");
    try (LogWriter late = LogWriter.open(service, gateway);
        LogWriter soon = LogWriter.open(service, gateway)) {
      String first = append(soon, "d0");
      assertThat(reader.until(1).seen()).containsExactly(first);

      late.begin();
      String second = append(soon, "d1");
      reader.all(10);
      String third = late.append("d2"); // a lower transaction, a higher number
      reader.all(10);
      assertThat(reader.seen()).containsExactly(first);

      late.commit();
      assertThat(reader.until(3).seen()).containsExactly(first, third, second);
    }
  }

  @Test
  void showsEachEventOnceToAReaderAmidWriters() throws Exception {
    Gateway gateway = service.newTenant();
    Pages reader = new Pages(gateway, "");
    Random random = new Random(7);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        String name = "w" + writer;
        writers.add(executor.submit(() -> write(gateway, name)));
      }
      while (!writers.stream().allMatch(Future::isDone)) {
        reader.next(1 + random.nextInt(500)); // as a rule all there is: it stays at the edge
      }
      int written = 0;
      for (Future<Integer> writer : writers) {
        written += writer.get();
      }
      reader.until(written);
    }
    assertThat(reader.seen())
        .containsExactlyElementsOf(
            service.query(
                "SELECT event_id FROM auth_gateway.outbox WHERE tenant_id = '%s' ORDER BY tx_id, event_number"
                    .formatted(gateway.tenant())));
  }

  @Test
  void countsEachEventOnceHoweverLateItCommits() throws Exception {
    Gateway gateway = service.newTenant();
    try (LogWriter late = LogWriter.open(service, gateway);
        LogWriter soon = LogWriter.open(service, gateway)) {
      append(soon, "d0");
      count();
      late.begin();
      late.append("d1");
      append(soon, "d2");
      assertThat(counted(gateway)).isEqualTo(2);
      count();
      assertThat(counted(gateway)).isEqualTo(2);
      late.commit();
      assertThat(counted(gateway)).isEqualTo(3);
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!tallied(gateway).equals("3")) {
      assertThat(System.nanoTime()).isLessThan(end);
      count();
    }
    assertThat(counted(gateway)).isEqualTo(3);
  }

  private String tallied(Gateway gateway) {
    return service
        .query(
            "SELECT coalesce(sum(events), 0) FROM auth_gateway.event_counts WHERE tenant_id = '%s'"
                .formatted(gateway.tenant()))
        .getFirst();
  }

  /// What a running service does every half minute.
  private void count() {
    service.query("SELECT auth_gateway.count_events()");
  }

  private static long counted(Gateway gateway) {
    return gateway
        .send("GET", "/api/v1/events/stats", "")
        .expect(200)
        .json()
        .required("count")
        .longValue();
  }

  /// Transactions of one to four events, every seventh rolled back.
  ///
  /// @return how many events were committed
  private int write(Gateway gateway, String name) throws Exception {
    Random random = new Random(name.hashCode());
    int written = 0;
    try (LogWriter writer = LogWriter.open(service, gateway)) {
      for (int transaction = 1; transaction <= TRANSACTIONS; transaction++) {
        writer.begin();
        int events = 1 + random.nextInt(4);
        for (int event = 0; event < events; event++) {
          writer.append(name + "-" + random.nextInt(10));
        }
        if (transaction % 7 == 0) {
          writer.rollBack();
        } else {
          writer.commit();
          written += events;
        }
      }
    }
    return written;
  }

  private static String append(LogWriter writer, String device) throws Exception {
    writer.begin();
    String id = writer.append(device);
    writer.commit();
    return id;
  }
}
