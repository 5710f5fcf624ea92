package dev.headgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.e2e.gateway.Answer;
import dev.headgate.e2e.gateway.Device;
import dev.headgate.e2e.gateway.User;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The cases on `headgate up`, and what only a stack with a supervisor can show.
final class EmbeddedPipelineIT implements HealingCases, DeadLetterCases {

  private static Stack stack;
  private static Gateway gateway;

  @BeforeAll
  static void up() throws Exception {
    stack = Stack.up();
    gateway = stack.gateway();
  }

  @AfterAll
  static void down() throws Exception {
    if (stack != null) {
      stack.close();
    }
  }

  @Override
  public Gateway gateway() {
    return gateway;
  }

  @Override
  public Stack stack() {
    return stack;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "command-service",
        "cdc-relay",
        "projector-streams",
        "projector-streams-2",
        "kafka",
        "postgres-command",
        "postgres-read"
      })
  void comesBackByItselfAndLosesNothing(String service) throws Exception {
    int before = stack.restarts(service);
    Tenant tenant = new Tenant(gateway);
    List<UUID> written = new ArrayList<>();
    try (var pool = Executors.newFixedThreadPool(4)) {
      List<Future<List<UUID>>> lives =
          IntStream.range(0, 12)
              .mapToObj(_ -> pool.submit((Callable<List<UUID>>) () -> live(tenant)))
              .toList();
      lives.getFirst().get();
      stack.kill(service);
      for (Future<List<UUID>> life : lives) {
        written.addAll(life.get());
      }
    }
    tenant.assertAllIsThere(written);
    assertThat(stack.restarts(service)).isGreaterThan(before);
    await().atMost(Duration.ofSeconds(90)).until(stack::isUp);
  }

  /// Two projectors share the partitions, and one is enough for all of them.
  @Test
  @Tag("long") // kills show that each comes back, OwnershipIT that the other goes on
  void needsOneOfTheTwoProjectors() throws Exception {
    Tenant tenant = new Tenant(gateway);
    List<UUID> written = new ArrayList<>();
    for (String one : List.of("projector-streams", "projector-streams-2")) {
      stack.run("stop", one).requireSuccess();
      written.addAll(live(tenant));
      tenant.assertAllIsThere(written);
      stack.run("start", one).requireSuccess();
      await().atMost(Duration.ofSeconds(90)).until(stack::isUp);
    }
  }

  @Test
  void showsNoMetricThatItsPageDoesNotExplain() throws Exception {
    Tenant tenant = new Tenant(gateway);
    tenant.assertAllIsThere(live(tenant));
    MetricsPage page = MetricsPage.read(Path.of("../docs/metrics.md"));
    List<String> wrong = new ArrayList<>();
    for (String service : List.of("command-service", "cdc-relay", "projector-streams")) {
      Set<String> families = MetricsPage.families(stack.metrics(service));
      page.undescribed(service, families).forEach(name -> wrong.add(service + " shows " + name));
      page.unshown(service, families).forEach(name -> wrong.add(service + " lacks " + name));
      assertThat(page.rows(service))
          .as("each of our own by its full name")
          .noneMatch(row -> row.name().startsWith("headgate") && row.name().endsWith("*"));
    }
    assertThat(wrong).isEmpty();
  }

  static List<UUID> live(Tenant tenant) {
    User user = User.register(tenant.gateway());
    Answer session = user.login();
    user.createKey("k");
    user.logout(session);
    Device device = new Device(tenant.gateway());
    device.report(Map.of("uptime_seconds", 60, "target_version", 1, "cpu_percent", 12.5));
    device.report(Map.of("uptime_seconds", 120, "target_version", 1));
    List<UUID> written = new ArrayList<>(user.written());
    written.addAll(device.written());
    return written;
  }
}
