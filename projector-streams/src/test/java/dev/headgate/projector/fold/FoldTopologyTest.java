package dev.headgate.projector.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.event.ApiKeyEvent.ApiKeyCreated;
import dev.headgate.event.ApiKeyEvent.ApiKeyDeleted;
import dev.headgate.event.ApiKeyEvent.ApiKeyRevoked;
import dev.headgate.event.ApiKeyEvent.ApiKeyRotated;
import dev.headgate.event.AuditEvent.AuthEventLogged;
import dev.headgate.event.Personal;
import dev.headgate.event.SessionEvent.SessionCreated;
import dev.headgate.event.SessionEvent.SessionRevoked;
import dev.headgate.event.UserEvent.UserUpserted;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.projector.Published;
import dev.headgate.projector.failure.ProjectorExit;
import dev.headgate.projector.projection.ProjectedRow;
import dev.headgate.projector.projection.ProjectedRow.ApiKeyRow;
import dev.headgate.projector.projection.ProjectedRow.SessionRow;
import dev.headgate.projector.projection.ProjectedRow.UserRow;
import dev.headgate.projector.projection.RowCodec;
import dev.headgate.projector.topic.StateTopics;
import dev.headgate.topic.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The fold, record by record. Every event is applied twice wherever it can be.
final class FoldTopologyTest {

  private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");
  private static final UUID USER = new UUID(7, 1);
  private static final UUID ID = new UUID(7, 2);

  @TempDir Path state;

  private TopologyTestDriver driver;

  @BeforeEach
  void start() {
    Properties settings = new Properties();
    settings.put("application.id", "fold");
    settings.put("bootstrap.servers", "none:1");
    settings.put("state.dir", state.toString());
    driver =
        new TopologyTestDriver(
            FoldTopology.of(Catalogue.shipped().topics(), StateTopics.FIRST), settings);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void looksAsApproved() throws IOException {
    try (InputStream approved = getClass().getResourceAsStream("topology.approved.txt")) {
      assertThat(
              FoldTopology.of(Catalogue.shipped().topics(), StateTopics.FIRST)
                  .describe()
                  .toString()
                  .lines()
                  .map(String::strip))
          .as("the topology; a change of it needs the state of running projectors thought through")
          .filteredOn(line -> !line.isEmpty())
          .isEqualTo(
              new String(approved.readAllBytes(), UTF_8).lines().map(String::strip).toList());
    }
  }

  @Test
  void keepsAUsersLastProfile() {
    twice(Published.record("user", USER, 1, user("old@b.c")));
    twice(Published.record("user", USER, 2, user("new@b.c")));
    UserRow row = (UserRow) last(StateTopics.FIRST.users(), "user");
    assertThat(row.email()).isEqualTo("new@b.c");
    assertThat(row.head().version()).isEqualTo(2);
  }

  @Test
  void remembersWhenASessionWasRevoked() {
    twice(Published.record("session", ID, 1, new SessionCreated(USER, "web", "all", FAR)));
    twice(
        Published.record("session", ID, 2, new SessionRevoked(USER, "web", "all", FAR, "logout")));
    SessionRow row = (SessionRow) last(StateTopics.FIRST.sessions(), "session");
    assertThat(row.revocation()).isNotNull();
    assertThat(row.revocation().reason()).isEqualTo("logout");
  }

  @Test
  void followsAKeyToItsSoftDeletion() {
    twice(Published.record("api_key", ID, 1, new ApiKeyCreated(USER, "read", null, "deploy")));
    twice(Published.record("api_key", ID, 2, new ApiKeyRotated(USER, "write", FAR)));
    twice(Published.record("api_key", ID, 3, new ApiKeyRevoked(USER, false, "leaked")));
    twice(Published.record("api_key", ID, 4, new ApiKeyDeleted(USER)));
    ApiKeyRow row = (ApiKeyRow) last(StateTopics.FIRST.apiKeys(), "api_key");
    assertThat(row.name()).isEqualTo("deploy");
    assertThat(row.accessLevel()).isEqualTo("write");
    assertThat(row.head().deleted()).isTrue();
  }

  @Test
  void keepsNothingOfAnAuditEvent() {
    twice(
        Published.record(
            "audit", ID, 1, new AuthEventLogged("login", true, "web", null, null, "user")));
    assertThat(driver.getKeyValueStore(FoldTopology.ROWS).approximateNumEntries()).isZero();
  }

  @Test
  void neverAppliesBehindAGap() {
    pipe(Published.record("user", USER, 1, user("a@b.c")));
    assertRefused(
        () -> pipe(Published.record("user", USER, 3, user("b@b.c"))), ProjectorExit.VERSION_GAP);
  }

  @Test
  void tellsAForkFromARepetition() {
    pipe(Published.record("user", USER, 1, user("a@b.c")));
    assertRefused(() -> pipe(forked(1)), ProjectorExit.VERSION_FORK);
  }

  @Test
  void tellsAForkAtAnOlderVersionFromARepetition() {
    pipe(Published.record("user", USER, 1, user("a@b.c")));
    pipe(Published.record("user", USER, 2, user("b@b.c")));
    pipe(Published.record("user", USER, 3, user("c@b.c")));
    for (long version = 1; version <= 3; version++) {
      ProducerRecord<byte[], byte[]> fork = forked(version);
      assertRefused(() -> pipe(fork), ProjectorExit.VERSION_FORK);
    }
  }

  @Test
  void showsTheHeadAgainWhenAnOlderVersionIsRepeated() {
    pipe(Published.record("user", USER, 1, user("a@b.c")));
    pipe(Published.record("user", USER, 2, user("b@b.c")));
    pipe(Published.record("user", USER, 3, user("c@b.c")));
    for (long version = 1; version <= 3; version++) {
      pipe(Published.record("user", USER, version, user("whatever it said")));
      UserRow row = (UserRow) last(StateTopics.FIRST.users(), "user");
      assertThat(row.email()).isEqualTo("c@b.c");
      assertThat(row.head().version()).isEqualTo(3);
    }
  }

  @Test
  void keepsOneEntryForEachVersionThatIsNoLongerTheHead() {
    twice(Published.record("user", USER, 1, user("a@b.c")));
    assertThat(entries(FoldTopology.HISTORY)).isEmpty();
    twice(Published.record("user", USER, 2, user("b@b.c")));
    twice(Published.record("user", USER, 3, user("c@b.c")));
    twice(Published.record("user", ID, 1, user("d@b.c")));
    assertThat(entries(FoldTopology.HISTORY))
        .containsExactly(
            "user/" + Published.TENANT + "/" + USER + "@1",
            "user/" + Published.TENANT + "/" + USER + "@2");
    assertThat(entries(FoldTopology.ROWS)).hasSize(2);
  }

  @Test
  void refusesWhatItCannotProveToBeARepetition() {
    pipe(Published.record("user", USER, 1, user("a@b.c")));
    pipe(Published.record("user", USER, 2, user("b@b.c")));
    driver
        .<String, byte[]>getKeyValueStore(FoldTopology.HISTORY)
        .delete("user/" + Published.TENANT + "/" + USER + "@1");
    assertRefused(
        () -> pipe(Published.record("user", USER, 1, user("a@b.c"))), ProjectorExit.VERSION_FORK);
  }

  @Test
  void saysWhichEventMadeTheVersionThatForks() {
    pipe(Published.record("user", USER, 1, user("a@b.c")));
    pipe(Published.record("user", USER, 2, user("b@b.c")));
    assertThatThrownBy(() -> pipe(forked(1)))
        .hasStackTraceContaining("came at 1 with event " + ID)
        .hasStackTraceContaining("had that version made by " + new UUID(1, 1));
  }

  @Test
  void refusesAnAlteredPayload() {
    ProducerRecord<byte[], byte[]> record = Published.record("user", USER, 1, user("a@b.c"));
    record.headers().remove("ce_checksum").add("ce_checksum", "0".repeat(64).getBytes(UTF_8));
    assertRefused(() -> pipe(record), ProjectorExit.POISON_EVENT);
  }

  @Test
  void refusesAKeyThatEndsBeforeItBegan() {
    assertRefused(
        () -> pipe(Published.record("api_key", ID, 1, new ApiKeyDeleted(USER))),
        ProjectorExit.POISON_EVENT);
  }

  private static ProducerRecord<byte[], byte[]> forked(long version) {
    ProducerRecord<byte[], byte[]> fork = Published.record("user", USER, version, user("x@b.c"));
    fork.headers().remove("ce_id").add("ce_id", ID.toString().getBytes(UTF_8));
    return fork;
  }

  private List<String> entries(String store) {
    List<String> keys = new ArrayList<>();
    try (var all = driver.<String, byte[]>getKeyValueStore(store).all()) {
      all.forEachRemaining(entry -> keys.add(entry.key));
    }
    return keys;
  }

  private static UserUpserted user(String email) {
    return new UserUpserted(new Personal.Clear(email), "member", "password", null, null);
  }

  private void twice(ProducerRecord<byte[], byte[]> record) {
    pipe(record);
    pipe(record);
  }

  private void pipe(ProducerRecord<byte[], byte[]> record) {
    driver
        .createInputTopic(record.topic(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(record.key(), record.value(), record.headers(), Instant.EPOCH));
  }

  private ProjectedRow last(Topic topic, String type) {
    List<byte[]> rows =
        driver
            .createOutputTopic(
                topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
            .readValuesToList();
    return RowCodec.decode(type, new String(rows.getLast(), UTF_8));
  }

  private static void assertRefused(ThrowingCallable call, ProjectorExit code) {
    assertThatThrownBy(call)
        .satisfies(thrown -> {
          Throwable cause = thrown;
          while (!(cause instanceof ProcessFailure) && cause.getCause() != null) {
            cause = cause.getCause();
          }
          assertThat(cause).isInstanceOf(ProcessFailure.class);
          assertThat(((ProcessFailure) cause).exitCode()).isEqualTo(code);
        });
  }
}
