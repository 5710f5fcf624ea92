package dev.headgate.projector.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
import dev.headgate.projector.Published;
import dev.headgate.projector.projection.ProjectedRow.ApiKeyRow;
import dev.headgate.projector.projection.ProjectedRow.SessionRow;
import dev.headgate.projector.projection.ProjectedRow.UserRow;
import dev.headgate.projector.reading.Vocabulary;
import dev.headgate.projector.topic.StateTopics;
import dev.headgate.topic.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
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

  private FoldDriver fold;

  @BeforeEach
  void start() {
    fold = new FoldDriver(state);
  }

  @AfterEach
  void stop() {
    fold.close();
  }

  @Test
  void looksAsApproved() throws IOException {
    List<Topic> auth = // a domain more adds sources and nothing else
        Catalogue.shipped().topics().stream()
            .filter(topic -> topic.domain().equals("auth"))
            .toList();
    try (InputStream approved = getClass().getResourceAsStream("topology.approved.txt")) {
      assertThat(
              FoldTopology.of(
                      auth,
                      StateTopics.FIRST,
                      new WaitingCount(),
                      new Vocabulary(Catalogue.shipped()))
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
    fold.twice(Published.record("user", USER, 1, user("old@b.c")));
    fold.twice(Published.record("user", USER, 2, user("new@b.c")));
    UserRow row = (UserRow) fold.row("user", USER);
    assertThat(row.email()).isEqualTo("new@b.c");
    assertThat(row.head().version()).isEqualTo(2);
  }

  @Test
  void remembersWhenASessionWasRevoked() {
    fold.twice(Published.record("session", ID, 1, new SessionCreated(USER, "web", "all", FAR)));
    fold.twice(
        Published.record("session", ID, 2, new SessionRevoked(USER, "web", "all", FAR, "logout")));
    SessionRow row = (SessionRow) fold.row("session", ID);
    assertThat(row.revocation()).isNotNull();
    assertThat(row.revocation().reason()).isEqualTo("logout");
  }

  @Test
  void followsAKeyToItsSoftDeletion() {
    fold.twice(Published.record("api_key", ID, 1, new ApiKeyCreated(USER, "read", null, "deploy")));
    fold.twice(Published.record("api_key", ID, 2, new ApiKeyRotated(USER, "write", FAR)));
    fold.twice(Published.record("api_key", ID, 3, new ApiKeyRevoked(USER, false, "leaked")));
    fold.twice(Published.record("api_key", ID, 4, new ApiKeyDeleted(USER)));
    ApiKeyRow row = (ApiKeyRow) fold.row("api_key", ID);
    assertThat(row.name()).isEqualTo("deploy");
    assertThat(row.accessLevel()).isEqualTo("write");
    assertThat(row.head().deleted()).isTrue();
  }

  @Test
  void keepsNothingOfAnAuditEvent() {
    fold.twice(
        Published.record(
            "audit", ID, 1, new AuthEventLogged("login", true, "web", null, null, "user")));
    assertThat(fold.keys(FoldTopology.ROWS)).isEmpty();
    assertThat(fold.keys(FoldTopology.HISTORY)).isEmpty();
    assertThat(fold.keys(FoldTopology.PARKING)).isEmpty();
  }

  @Test
  void tellsAForkFromARepetition() {
    fold.twice(Published.record("user", USER, 1, user("a@b.c")));
    assertThat(fold.letters()).isEmpty();
    fold.pipe(forked(1));
    assertThat(fold.letter(ID)).isEqualTo("parked version_fork behind 0");
    assertThat(((UserRow) fold.row("user", USER)).email()).isEqualTo("a@b.c");
  }

  @Test
  void tellsAForkAtAnOlderVersionFromARepetition() {
    for (long version = 1; version <= 3; version++) {
      fold.pipe(Published.record("user", USER, version, user(version + "@b.c")));
    }
    fold.pipe(forked(1));
    assertThat(fold.letter(ID)).isEqualTo("parked version_fork behind 0");
    assertThat(fold.letters().get(ID.toString()).path("detail").asText())
        .isEqualTo("version 1 was made by " + new UUID(1, 1));
    assertThat(((UserRow) fold.row("user", USER)).email()).isEqualTo("3@b.c");
  }

  @Test
  void showsTheHeadAgainWhenAnOlderVersionIsRepeated() {
    for (String email : new String[] {"a@b.c", "b@b.c", "c@b.c"}) {
      fold.pipe(Published.record("user", USER, email.charAt(0) - 'a' + 1, user(email)));
    }
    for (long version = 1; version <= 3; version++) {
      fold.rows().clear();
      fold.pipe(Published.record("user", USER, version, user("whatever it said")));
      UserRow row = (UserRow) fold.row("user", USER);
      assertThat(row.email()).isEqualTo("c@b.c");
      assertThat(row.head().version()).isEqualTo(3);
    }
  }

  @Test
  void keepsOneEntryForEachVersionThatIsNoLongerTheHead() {
    fold.twice(Published.record("user", USER, 1, user("a@b.c")));
    assertThat(fold.keys(FoldTopology.HISTORY)).isEmpty();
    fold.twice(Published.record("user", USER, 2, user("b@b.c")));
    fold.twice(Published.record("user", USER, 3, user("c@b.c")));
    fold.twice(Published.record("user", ID, 1, user("d@b.c")));
    assertThat(fold.keys(FoldTopology.HISTORY))
        .containsExactly(
            "user/" + Published.TENANT + "/" + USER + "@1",
            "user/" + Published.TENANT + "/" + USER + "@2");
    assertThat(fold.keys(FoldTopology.ROWS)).hasSize(2);
    assertThat(fold.keys(FoldTopology.PARKING)).as("nothing of what flows").isEmpty();
  }

  @Test
  void parksWhatItCannotProveToBeARepetition() {
    fold.pipe(Published.record("user", USER, 1, user("a@b.c")));
    fold.pipe(Published.record("user", USER, 2, user("b@b.c")));
    fold.forget(FoldTopology.HISTORY, "user/" + Published.TENANT + "/" + USER + "@1");
    fold.pipe(Published.record("user", USER, 1, user("a@b.c")));
    assertThat(fold.letter(new UUID(1, 1))).isEqualTo("parked version_fork behind 0");
  }

  private static ProducerRecord<byte[], byte[]> forked(long version) {
    ProducerRecord<byte[], byte[]> fork = Published.record("user", USER, version, user("x@b.c"));
    fork.headers().remove("ce_id").add("ce_id", ID.toString().getBytes(UTF_8));
    return fork;
  }

  private static UserUpserted user(String email) {
    return new UserUpserted(new Personal.Clear(email), "member", "password", null, null);
  }
}
