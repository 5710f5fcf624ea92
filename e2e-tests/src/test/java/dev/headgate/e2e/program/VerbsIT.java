package dev.headgate.e2e.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The verbs on one running stack.
final class VerbsIT implements PartitionCases, OwnTypeCases {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String USERS = "auth.user.events.v1";

  @TempDir private static Path temporary;
  private static String base;
  private static Program program;
  private static OwnTypes ownTypes;

  @BeforeAll
  static void up() {
    base = FreePorts.base();
    Path types = temporary.resolve("types");
    program = new Program(temporary.resolve("data"), Map.of("CATALOGUE_DIR", types.toString()));
    ownTypes = new OwnTypes(program, types);
    ownTypes.begin("parking/parking_lot", "ParkingLotOpened");
    program.run("up", "--detach", "--port-base", base, "--relays", "2").requireSuccess();
  }

  @Override
  public Program program() {
    return program;
  }

  @Override
  public OwnTypes ownTypes() {
    return ownTypes;
  }

  @AfterAll
  static void down() {
    assertThat(program.run("down").out()).contains("down");
    assertThat(program.run("status").code()).isEqualTo(3);
  }

  @Test
  void printsTheContractOfStatus() throws IOException {
    int port = Integer.parseInt(base);
    JsonNode status = status();

    assertThat(status.fieldNames())
        .toIterable()
        .containsExactly(
            "state",
            "data_directory",
            "supervisor_pid",
            "command_url",
            "kafka_bootstrap",
            "command_database_url",
            "read_database_url",
            "services");
    assertThat(status.path("command_url").asText()).isEqualTo("http://127.0.0.1:" + port);
    assertThat(status.path("kafka_bootstrap").asText()).isEqualTo("127.0.0.1:" + (port + 10));
    JsonNode services = status.path("services");
    assertThat(services.fieldNames())
        .toIterable()
        .containsExactly(
            "postgres-command",
            "postgres-read",
            "kafka",
            "command-service",
            "cdc-relay",
            "cdc-relay-2",
            "projector-streams");
    for (JsonNode service : services) {
      assertThat(service.fieldNames())
          .toIterable()
          .containsExactly(
              "pid",
              "state",
              "restarts",
              "url",
              "last_exit_code",
              "restarts_by_exit_code",
              "problem");
      assertThat(service.path("pid").isIntegralNumber()).isTrue();
      assertThat(service.path("restarts").isInt()).isTrue();
    }
  }

  @Test
  void printsDatabaseUrlsThatPsqlTakes() throws Exception {
    for (String name : List.of("command_database_url", "read_database_url")) {
      String url = status().path(name).asText();
      assertThat(url).matches("postgresql://postgres:[0-9a-f]+@127\\.0\\.0\\.1:\\d+/headgate_\\w+");
      if (Psql.isInstalled()) {
        assertThat(Psql.ask(url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
            .isEqualTo("t");
      }
    }
  }

  @Test
  void startsNoSecondStackOnTheSameData() throws IOException {
    long supervisor = status().path("supervisor_pid").asLong();
    for (Outcome again :
        List.of(program.run("up"), program.run("up", "--detach", "--port-base", "5000"))) {
      assertThat(again.code()).isZero();
      assertThat(again.out()).contains("already running on " + temporary.resolve("data"));
    }
    assertThat(status().path("supervisor_pid").asLong()).isEqualTo(supervisor);
  }

  @Test
  void tellsAnotherStackWhoHasItsPorts() throws IOException {
    Outcome up = new Program(temporary.resolve("other")).run("up", "--detach", "--port-base", base);

    assertThat(up.code()).isEqualTo(1);
    assertThat(up.err().lines()).hasSize(1);
    assertThat(up.err())
        .contains("is in use by process " + service("postgres-command").path("pid").asLong());
  }

  @Test
  void stopsStartsAndRestartsOneService() throws IOException {
    long first = service("projector-streams").path("pid").asLong();

    program.run("stop", "projector-streams").requireSuccess();
    assertThat(service("projector-streams").path("state").asText()).isEqualTo("stopped");
    assertThat(service("projector-streams").path("pid").isNull()).isTrue();
    assertThat(ProcessHandle.of(first)).isEmpty();
    assertThat(program.run("status").code()).isEqualTo(4);

    program.run("start", "projector-streams").requireSuccess();
    await().atMost(PATIENCE).until(() -> program.run("status").code() == 0);
    long second = service("projector-streams").path("pid").asLong();

    program.run("restart", "projector-streams").requireSuccess();
    await().atMost(PATIENCE).until(() -> program.run("status").code() == 0);
    assertThat(service("projector-streams").path("pid").asLong()).isNotIn(first, second);
    assertThat(service("projector-streams").path("restarts").asInt()).isZero();
  }

  @Test
  void runsKafkasOwnToolsAndObeysTheirResets() throws IOException {
    program.run("demo", "--users", "2").requireSuccess();
    assertThat(program.run("kafka", "topics", "--list").out().lines())
        .contains("auth.user.events.v1", "headgate.g1.user.state");
    assertThat(
            program
                .run(
                    "kafka",
                    "console-consumer",
                    "--topic",
                    USERS,
                    "--from-beginning",
                    "--max-messages",
                    "1")
                .out())
        .contains("email");

    program.run("stop", "projector-streams").requireSuccess();
    Outcome reset =
        program.run(
            "kafka",
            "consumer-groups",
            "--group",
            "headgate-sink-audit-g1",
            "--reset-offsets",
            "--to-earliest",
            "--all-topics",
            "--execute");
    reset.requireSuccess();
    Outcome application =
        program.run(
            "kafka",
            "streams-application-reset",
            "--application-id",
            "headgate-fold-g1",
            "--input-topics",
            USERS,
            "--force");
    application.requireSuccess();
    assertThat(application.out()).contains("Deleting inferred internal topics");
    program.run("start", "projector-streams").requireSuccess();
    await().atMost(PATIENCE).until(() -> program.run("status").code() == 0);
    program.run("demo", "--users", "2").requireSuccess();
    assertThat(
            program
                .run("kafka", "consumer-groups", "--describe", "--group", "headgate-sink-audit-g1")
                .out())
        .contains(USERS);
    if (Psql.isInstalled()) {
      assertThat(
              Psql.ask(
                  status().path("read_database_url").asText(),
                  "SELECT DISTINCT action FROM headgate.replay_audit WHERE subject LIKE '%audit%'"))
          .isEqualTo("offset_order_obeyed");
    }
  }

  @Test
  void handsOverToTheRelayThatStandsBy() throws Exception {
    String active = relayThatIs("ok");
    String standby = relayThatIs("standby");

    ProcessHandle.of(service(active).path("pid").asLong()).orElseThrow().destroyForcibly();
    await().atMost(PATIENCE).until(() -> health(standby).equals("ok"));
    await().atMost(PATIENCE).until(() -> health(active).equals("standby"));

    assertThat(service(active).path("restarts").asInt()).isEqualTo(1);
    assertThat(service(standby).path("restarts").asInt()).isZero();
    program.run("demo", "--users", "2", "--seconds", "1").requireSuccess(); // compares both sides
  }

  private static String relayThatIs(String status) throws Exception {
    return health("cdc-relay").equals(status) ? "cdc-relay" : "cdc-relay-2";
  }

  /// What a relay says of itself; nothing while it comes back.
  private static String health(String relay) throws Exception {
    URI url = URI.create(service(relay).path("url").asText() + "/health");
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
      return JSON.readTree(answer.body()).path("status").asText();
    } catch (ConnectException _) {
      return "";
    }
  }

  @Test
  void rebuildsProjectionsBesideWhatIsRead() throws IOException {
    program.run("demo", "--users", "3").requireSuccess();
    JsonNode plan = JSON.readTree(program.run("replay", "--dry-run", "--json").out());
    assertThat(plan.path("generation").asInt()).isEqualTo(2);
    assertThat(plan.path("events_to_read").asLong()).isGreaterThan(20);

    Outcome rebuilt = program.run("replay");
    assertThat(rebuilt.code()).as(rebuilt.toString()).isZero();
    assertThat(rebuilt.out()).contains("generation 2 is live", "users", "equal");
    program.run("demo", "--users", "2").requireSuccess();
    assertThat(program.run("replay", "rollback").out()).contains("generation 1 is live");
    assertThat(program.run("replay", "prune").out()).contains("removed [2]");
    assertThat(program.run("replay", "rollback").err()).contains("there is no way back");
    assertThat(program.run("replay", "--projection", "user").err())
        .contains("there is no projection user: The projections are");
    assertThat(program.run("replay", "--throttle", "fast").err()).contains("is no rate");
  }

  @Test
  void guessesTheServiceThatWasMeant() {
    for (String verb : List.of("stop", "start", "restart", "logs")) {
      Outcome outcome = program.run(verb, "kafak");
      assertThat(outcome.code()).isEqualTo(1);
      assertThat(outcome.err()).contains("did you mean kafka?");
    }
  }

  @Test
  void showsTheLogOfOneServiceAndOfAll() {
    Outcome one = program.run("logs", "postgres-read");
    Outcome all = program.run("logs", "-n", "3");

    assertThat(one.code()).isZero();
    assertThat(one.out()).contains("ready to accept connections");
    assertThat(all.out()).contains("postgres-command", "cdc-relay.log", "projector-streams.log");
  }

  @Test
  void showsItsDataToNobodyElse() throws IOException {
    assertThat(Files.getPosixFilePermissions(temporary.resolve("data"))).hasSize(3);
  }

  private static JsonNode service(String name) throws IOException {
    return status().path("services").path(name);
  }

  private static JsonNode status() throws IOException {
    return JSON.readTree(program.run("status", "--json").out());
  }
}
