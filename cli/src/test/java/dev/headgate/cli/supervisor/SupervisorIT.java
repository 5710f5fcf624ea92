package dev.headgate.cli.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.cli.control.ControlClient;
import dev.headgate.cli.control.ControlServer;
import dev.headgate.cli.control.ServiceStatus;
import dev.headgate.cli.stack.DataDirectory;
import dev.headgate.cli.stack.Instances;
import dev.headgate.cli.stack.Ports;
import dev.headgate.cli.stack.Secrets;
import dev.headgate.cli.stack.ServiceName;
import dev.headgate.cli.stack.StackPlan;
import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.embedded.child.Watchdog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SupervisorIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path temporary = Path.of("");
  private final Watchdog watchdog = Watchdog.start();
  private AutoCloseable open = () -> {};
  private ControlClient client = new ControlClient(new DataDirectory(Path.of("")));

  @BeforeEach
  void superviseTwoSleepers() {
    DataDirectory directory = new DataDirectory(temporary.resolve("data"));
    directory.prepare();
    StackPlan plan =
        new StackPlan(
            temporary, directory, new Ports(4000), Instances.ONE_EACH, true, Secrets.in(directory));
    Supervisor supervisor =
        new Supervisor(
            plan,
            List.of(
                new Sleeper(ServiceName.KAFKA, Set.of()),
                new Sleeper(ServiceName.CDC_RELAY, Set.of(ServiceName.KAFKA))),
            Duration.ofMillis(500));
    ControlServer server = ControlServer.open(directory, supervisor);
    open =
        () -> {
          server.close();
          supervisor.close();
          watchdog.close();
        };
    client = new ControlClient(directory);
    supervisor.begin();
    await().atMost(PATIENCE).until(() -> client.obey("status").isUp());
  }

  @AfterEach
  void end() throws Exception {
    open.close();
  }

  @Test
  void bringsAKilledServiceBackAndCountsIt() {
    long first = Objects.requireNonNull(kafka().pid());
    ProcessHandle.of(first).orElseThrow().destroyForcibly();

    await().atMost(PATIENCE).until(() -> kafka().restarts() == 1 && kafka().state().equals("up"));

    assertThat(kafka().pid()).isNotEqualTo(first);
    assertThat(kafka().lastExitCode()).isEqualTo(137);
    assertThat(kafka().restartsByExitCode()).containsExactly(Map.entry(137, 1));
  }

  @Test
  void leavesAStoppedServiceAloneUntilItIsStarted() {
    client.obey("stop kafka");
    assertThat(kafka().state()).isEqualTo("stopped");
    assertThat(kafka().pid()).isNull();
    assertThat(client.obey("status").state()).isEqualTo("degraded");

    client.obey("start kafka");

    await().atMost(PATIENCE).until(() -> client.obey("status").isUp());
    assertThat(kafka().restarts()).isZero();
  }

  @Test
  void givesARestartedServiceANewProcess() {
    Long first = kafka().pid();

    client.obey("restart kafka");

    await().atMost(PATIENCE).until(() -> client.obey("status").isUp());
    assertThat(kafka().pid()).isNotEqualTo(first);
  }

  @Test
  void killsAServiceThatHangsAndBringsItBack() throws Exception {
    long first = Objects.requireNonNull(kafka().pid());
    new ProcessBuilder("kill", "-STOP", Long.toString(first)).start().waitFor();

    await().atMost(PATIENCE).until(() -> kafka().restarts() == 1 && kafka().state().equals("up"));

    assertThat(kafka().pid()).isNotEqualTo(first);
    assertThat(kafka().lastExitCode()).isEqualTo(137);
    assertThat(ProcessHandle.of(first)).isEmpty();
  }

  private ServiceStatus kafka() {
    return Objects.requireNonNull(client.obey("status").services().get("kafka"));
  }

  /// Shows that it lives by writing a file, so that a stopped one is found out.
  private final class Sleeper implements Part {

    private static final String SCRIPT = "while :; do echo >\"$0\"; sleep 0.05; done";

    private final ServiceName name;
    private final Set<ServiceName> after;
    private final Path sign;

    private Sleeper(ServiceName name, Set<ServiceName> after) {
      this.name = name;
      this.after = after;
      this.sign = temporary.resolve(name.label() + ".alive");
    }

    @Override
    public ServiceName name() {
      return name;
    }

    @Override
    public Set<ServiceName> after() {
      return after;
    }

    @Override
    public ChildProcess launch(Restarts restarts) {
      return ChildProcess.start(
          watchdog,
          new ChildProcess.Command(List.of("sh", "-c", SCRIPT, sign.toString())),
          temporary.resolve(name.label() + ".log"),
          _ -> false);
    }

    @Override
    public boolean isReady() {
      return Files.exists(sign);
    }

    @Override
    public boolean isAlive() {
      try {
        Instant last = Files.getLastModifiedTime(sign).toInstant();
        return Duration.between(last, Instant.now()).compareTo(Duration.ofSeconds(5)) < 0;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String endSignal() {
      return "TERM";
    }
  }
}
