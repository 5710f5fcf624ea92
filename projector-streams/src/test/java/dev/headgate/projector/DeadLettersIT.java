package dev.headgate.projector;

import static dev.headgate.projector.UserEvents.broken;
import static dev.headgate.projector.UserEvents.event;
import static dev.headgate.projector.UserEvents.profile;
import static dev.headgate.projector.UserEvents.user;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.event.AuditEvent.AuthEventLogged;
import dev.headgate.payload.Payloads;
import dev.headgate.projector.deadletter.Ledger;
import dev.headgate.projector.deadletter.Operator;
import dev.headgate.topic.Topic;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Poison on the way to a real read database. One projector runs through all of it.
final class DeadLettersIT {

  private static final String[] AS = {
    "X-Headgate-Tenant",
    Published.TENANT.toString(),
    "X-Headgate-Subject",
    "service:night-shift",
    "X-Headgate-Roles",
    "operator"
  };

  @TempDir static Path folder;

  private static Stage stage;
  private static Stage.Running projector;
  private static Ledger ledger;
  private static Operator operator;

  @BeforeAll
  static void start() throws Exception {
    stage = Stage.open(folder);
    ledger = Ledger.open();
    projector =
        stage.projector(
            "one",
            Map.of(
                "HEADGATE_DEVELOPMENT_AUTHENTICATION",
                "true",
                "HEADGATE_COMMAND_URL",
                ledger.url().toString()));
    operator = new Operator(projector.port());
  }

  @AfterAll
  static void stop() {
    assertThat(projector.exit()).as("poison ends nobody").isNotDone();
    operator.close();
    ledger.close();
    stage.close();
  }

  @BeforeEach
  void answer() {
    ledger.endAfter(Integer.MAX_VALUE);
  }

  @Test
  void letsOthersFlowAndGoesOnWhereItIsDiscarded() throws SQLException {
    UUID user = new UUID(9, 1);
    stage.publish(user(user, 1, "first@b.c"), broken(user(user, 2, "second@b.c")));
    stage.publish(user(user, 3, "third@b.c"), user(new UUID(9, 2), 1, "other@b.c"));
    stage.awaitCount(1, "auth_users_view WHERE email = 'other@b.c'");
    awaitLetter(event(user, 2), "parked bad_checksum behind 1");
    assertThat(shown(user)).containsExactly("first@b.c 1");
    stage.awaitCount(1, "headgate.parked_aggregates WHERE aggregate_id = '" + user + "'");
    stage.awaitCount(2, "auth_events WHERE aggregate_id = '" + user + "'");

    JsonNode ordered = order("discard", event(user, 2), "");
    assertAudited(ordered, "dead_letter_discard", event(user, 2));
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
    JsonNode ordered =
        order("replace", event(user, 1), ",\"data\":" + Payloads.encode(profile("edited@b.c")));
    assertAudited(ordered, "dead_letter_replace", event(user, 1));
    awaitLetter(event(user, 1), "replaced bad_checksum behind 0");
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
    JsonNode ordered =
        operator.order(
            "{\"order\":\"retry\",\"filter\":{\"reason\":\"row_refused\",\"aggregate_id\":\"%s\"}}"
                .formatted(user),
            AS);
    assertAudited(ordered, "dead_letter_retry", event(user, 1));
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
    order("discard", event(id, 1), "");
    awaitLetter(event(id, 1), "discarded event_refused behind 0");
  }

  @Test
  void showsTheRecordItSetAsideToOperators() {
    UUID user = new UUID(9, 9);
    stage.publish(broken(user(user, 1, "broken@b.c")));
    awaitLetter(event(user, 1), "parked bad_checksum behind 0");
    JsonNode record = operator.show(event(user, 1), AS).path("record");
    assertThat(record.path("value").asText()).contains("broken@b.c");
    assertThat(record.path("key").asText()).isEqualTo(Published.TENANT + "/" + user);
    assertThat(record.path("headers").toString())
        .contains("{\"name\":\"ce_id\",\"value\":\"%s\"}".formatted(event(user, 1)));
  }

  @Test
  void givesNoOrderThatIsNotOnRecord() throws Exception {
    UUID user = new UUID(9, 10);
    stage.publish(broken(user(user, 1, "one@b.c")), broken(user(user, 3, "three@b.c")));
    UUID other = new UUID(9, 11);
    stage.publish(broken(user(other, 1, "other@b.c")));
    awaitLetter(event(user, 1), "parked bad_checksum behind 1");
    awaitLetter(event(other, 1), "parked bad_checksum behind 0");
    long before = orders();
    int entries = ledger.entries().size();
    ledger.endAfter(1);
    String both =
        "{\"order\":\"discard\",\"letter_ids\":[\"%s\",\"%s\"]}"
            .formatted(event(user, 1), event(other, 1));
    assertThat(operator.refused(503, "audit_unavailable", both, AS).path("detail").asText())
        .contains("1 of 2 orders were given");
    assertThat(ledger.entries()).hasSize(entries + 1);
    assertThat(orders()).isEqualTo(before + 1);
    awaitLetter(event(user, 1), "discarded bad_checksum behind 0");
    awaitLetter(event(other, 1), "parked bad_checksum behind 0");
  }

  @Test
  void parksARowAfterFiveTriesWhoseErrorMayPass() throws Exception {
    UUID user = new UUID(9, 12);
    refuseByTrigger("odd@b.c", "true", "P0001");
    stage.publish(user(user, 1, "odd@b.c"));
    awaitLetter(event(user, 1), "parked row_refused behind 0");
    assertThat(stage.rows("SELECT last_value FROM tries"))
        .as("five tries of the batch, one of the row alone")
        .containsExactly("6");
    stage.run("DROP TRIGGER refuse ON projection_g1.users");
    order("retry", event(user, 1), "");
    stage.awaitCount(1, "auth_users_view WHERE email = 'odd@b.c'");
  }

  @Test
  void parksNothingHoweverOftenTheServerFails() throws Exception {
    UUID user = new UUID(9, 13);
    refuseByTrigger("late@b.c", "currval('tries') < 8", "40001");
    stage.publish(user(user, 1, "late@b.c"));
    stage.awaitCount(1, "auth_users_view WHERE email = 'late@b.c'");
    assertThat(stage.rows("SELECT last_value FROM tries")).containsExactly("8");
    assertThat(letters(event(user, 1))).isEmpty();
    stage.run("DROP TRIGGER refuse ON projection_g1.users");
  }

  /// Counts how often a row is tried, past every rollback.
  private static void refuseByTrigger(String email, String when, String state) throws SQLException {
    stage.run("DROP SEQUENCE IF EXISTS tries");
    stage.run("CREATE SEQUENCE tries");
    stage.run(
        """
        CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM nextval('public.tries');
          IF %s THEN RAISE EXCEPTION 'not now' USING ERRCODE = '%s'; END IF;
          RETURN NEW;
        END $$
        """
            .formatted(when.replace("'tries'", "'public.tries'"), state));
    stage.run(
        "CREATE TRIGGER refuse BEFORE INSERT ON projection_g1.users FOR EACH ROW"
            + " WHEN (NEW.email = '%s') EXECUTE FUNCTION refuse()".formatted(email));
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
        .untilAsserted(() -> assertThat(letters(letter)).containsExactly(words));
  }

  private static List<String> letters(UUID letter) throws SQLException {
    return stage.rows(
        "SELECT status || ' ' || reason || ' behind ' || behind FROM dead_letters"
            + " WHERE letter_id = '%s'".formatted(letter));
  }

  private static List<String> shown(UUID user) throws SQLException {
    return stage.rows(
        "SELECT email || ' ' || aggregate_version FROM auth_users_view WHERE user_id = '%s'"
            .formatted(user));
  }

  private static JsonNode order(String order, UUID letter, String more) {
    return operator.order(
        "{\"order\":\"%s\",\"letter_ids\":[\"%s\"]%s}".formatted(order, letter, more), AS);
  }

  private static void assertAudited(JsonNode ordered, String as, UUID letter) {
    JsonNode item = ordered.path("items").path(0);
    assertThat(item.path("letter_id").asText()).isEqualTo(letter.toString());
    assertThat(ledger.entries())
        .filteredOn(entry -> entry.id().toString().equals(item.path("order_id").asText()))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.by()).isEqualTo("service:night-shift");
          assertThat(entry.tenant()).isEqualTo(Published.TENANT.toString());
          assertThat(entry.event().path("event_type").asText()).isEqualTo(as);
          assertThat(entry.event().path("subject_id").asText()).isEqualTo(letter.toString());
          assertThat(entry.body()).as("what the letter holds").doesNotContain("@b.c");
        });
  }

  /// How many orders were ever given.
  private static long orders() throws Exception {
    try (var admin = stage.admin()) {
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      for (int partition = 0; partition < Topic.CONTROL.partitions(); partition++) {
        ends.put(new TopicPartition(Topic.CONTROL.name(), partition), OffsetSpec.latest());
      }
      return admin.listOffsets(ends).all().get().values().stream()
          .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
          .sum();
    }
  }
}
