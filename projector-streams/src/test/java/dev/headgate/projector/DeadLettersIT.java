package dev.headgate.projector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.event.AggregateId;
import dev.headgate.event.AuditEvent.AuthEventLogged;
import dev.headgate.event.Personal;
import dev.headgate.event.UserEvent.UserUpserted;
import dev.headgate.payload.Payloads;
import dev.headgate.projector.order.Order;
import dev.headgate.projector.order.Order.Discard;
import dev.headgate.projector.order.Order.Replace;
import dev.headgate.projector.order.Order.Retry;
import dev.headgate.projector.order.Orders;
import dev.headgate.projector.order.Replacement;
import dev.headgate.projector.reading.Reason;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Poison on the way to a real read database. One projector runs through all of it.
final class DeadLettersIT {

  @TempDir static Path folder;

  private static Stage stage;
  private static Stage.Running projector;

  @BeforeAll
  static void start() throws Exception {
    stage = Stage.open(folder);
    projector = stage.projector("one", Map.of());
  }

  @AfterAll
  static void stop() {
    assertThat(projector.exit()).as("poison ends nobody").isNotDone();
    stage.close();
  }

  @Test
  void letsOthersFlowAndGoesOnWhereItIsDiscarded() throws SQLException {
    UUID user = new UUID(9, 1);
    stage.publish(user(user, 1, "first@b.c"), broken(user(user, 2, "second@b.c")));
    stage.publish(user(user, 3, "third@b.c"), user(new UUID(9, 2), 1, "other@b.c"));
    stage.awaitCount(1, "auth_users_view WHERE email = 'other@b.c'");
    awaitLetter(event(user, 2), "parked bad_checksum behind 1");
    assertThat(shown(user)).containsExactly("first@b.c 1");
    assertThat(stage.rows("SELECT aggregate_id FROM headgate.parked_aggregates"))
        .containsExactly(user.toString());
    stage.awaitCount(2, "auth_events WHERE aggregate_id = '" + user + "'");

    order(user, event(user, 2), Reason.BAD_CHECKSUM, new Discard(false));
    awaitLetter(event(user, 2), "discarded bad_checksum behind 0");
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(shown(user)).containsExactly("third@b.c 3"));
  }

  @Test
  void hasWhatWasReplacedInRowsAndInTheAuditTrail() throws SQLException {
    UUID user = new UUID(9, 3);
    stage.publish(broken(user(user, 1, "broken@b.c")), user(user, 2, "second@b.c"));
    awaitLetter(event(user, 1), "parked bad_checksum behind 1");
    Replacement replacement = new Replacement(Payloads.encode(profile("edited@b.c")), null);
    order(user, event(user, 1), Reason.BAD_CHECKSUM, new Replace(replacement));
    stage.awaitCount(1, "auth_users_view WHERE email = 'second@b.c' AND aggregate_version = 2");
    stage.awaitCount(
        1,
        "auth_events WHERE data->>'email' = 'edited@b.c' AND healed AND topic LIKE 'auth.user.%'");
  }

  @Test
  void findsTheRowTheDatabaseRefusesAndShowsItOnceItIsTakenAgain() throws Exception {
    UUID user = new UUID(9, 4);
    stage.run("ALTER TABLE projection_g1.users ADD CONSTRAINT picky CHECK (email <> 'no@b.c')");
    stage.publish(
        user(new UUID(9, 5), 1, "left@b.c"),
        user(user, 1, "no@b.c"),
        user(new UUID(9, 6), 1, "right@b.c"));
    awaitLetter(event(user, 1), "parked row_refused behind 0");
    stage.awaitCount(2, "auth_users_view WHERE email IN ('left@b.c', 'right@b.c')");
    stage.publish(user(user, 2, "later@b.c"));
    awaitLetter(event(user, 1), "parked row_refused behind 1");
    assertThat(shown(user)).isEmpty();

    stage.run("ALTER TABLE projection_g1.users DROP CONSTRAINT picky");
    order(user, event(user, 1), Reason.ROW_REFUSED, new Retry());
    stage.awaitCount(1, "auth_users_view WHERE email = 'later@b.c' AND aggregate_version = 2");
    awaitLetter(event(user, 1), "retried row_refused behind 0");
  }

  @Test
  void parksTheAuditEventThatPostgresCannotHold() throws SQLException {
    UUID id = new UUID(9, 7);
    ProducerRecord<byte[], byte[]> record =
        Published.record(
            "audit", id, 1, new AuthEventLogged("login", true, "web", null, null, "user"));
    record.headers().remove("metadata");
    record.headers().add("metadata", "{\"user_agent\":\"\\u0000\"}".getBytes(UTF_8));
    stage.publish(record);
    awaitLetter(event(id, 1), "parked event_refused behind 0");
    stage.awaitCount(0, "headgate.parked_aggregates WHERE aggregate_id = '" + id + "'");
  }

  @Test
  void fillsItsTableAgainWhenThatIsLost() throws SQLException {
    UUID user = new UUID(9, 8);
    stage.publish(broken(user(user, 1, "broken@b.c")));
    awaitLetter(event(user, 1), "parked bad_checksum behind 0");
    stage.run("TRUNCATE headgate.dead_letters");
    awaitLetter(event(user, 1), "parked bad_checksum behind 0");
  }

  private static void awaitLetter(UUID letter, String words) {
    await(letter.toString())
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptionsInstanceOf(SQLException.class)
        .untilAsserted(() ->
            assertThat(
                    stage.rows(
                        "SELECT status || ' ' || reason || ' behind ' || behind FROM dead_letters"
                            + " WHERE letter_id = '%s'".formatted(letter)))
                .containsExactly(words));
  }

  private static List<String> shown(UUID user) throws SQLException {
    return stage.rows(
        "SELECT email || ' ' || aggregate_version FROM auth_users_view WHERE user_id = '%s'"
            .formatted(user));
  }

  // The partition is where the record is: orders go to the task that has the letter.
  private static void order(UUID user, UUID event, Reason reason, Order.Action action)
      throws SQLException {
    int partition =
        Integer.parseInt(
            stage
                .rows("SELECT partition FROM dead_letters WHERE letter_id = '%s'".formatted(event))
                .getFirst());
    AggregateId aggregate = new AggregateId(Published.TENANT, "user", user.toString());
    new Orders(Map.of("bootstrap.servers", stage.kafka().bootstrapServers()))
        .send(
            List.of(
                new Order(
                    new Order.Given(UUID.randomUUID(), "service:operations", Instant.EPOCH),
                    new Order.Target(event, aggregate, partition, reason, "as it said"),
                    action)));
  }

  private static UUID event(UUID aggregate, long version) {
    return new UUID(aggregate.getLeastSignificantBits(), version);
  }

  private static ProducerRecord<byte[], byte[]> broken(ProducerRecord<byte[], byte[]> record) {
    record.headers().remove("ce_checksum").add("ce_checksum", "0".repeat(64).getBytes(UTF_8));
    return record;
  }

  private static ProducerRecord<byte[], byte[]> user(UUID user, long version, String email) {
    return Published.record("user", user, version, profile(email));
  }

  private static UserUpserted profile(String email) {
    return new UserUpserted(new Personal.Clear(email), "member", "password", null, null);
  }
}
