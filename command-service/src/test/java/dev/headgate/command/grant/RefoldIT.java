package dev.headgate.command.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.command.Gateway;
import dev.headgate.command.Reply;
import dev.headgate.command.RunningService;
import dev.headgate.command.outbox.Database;
import dev.headgate.command.refold.LostStates;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Decisions are the same where a head has lost its state, as a reconciliation leaves it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RefoldIT {

  private static final String FORGET =
      "UPDATE auth_gateway.aggregates SET state = NULL, state_version = NULL";

  private final RunningService service = RunningService.start();
  private final Gateway gateway = service.newTenant();

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void refusesWhatTheForgottenEventsRefuse() {
    Reply key = gateway.createKey(gateway.newUser()).expect(201);
    String path = "/v1/auth/api-keys/" + key.text("key_id");
    gateway.post(path + "/revoke", Gateway.body()).expect(200);
    service.execute(FORGET);
    assertThat(gateway.post(path + "/rotate", Gateway.body()).code()).isEqualTo("api_key_revoked");
  }

  @Test
  void goesOnFromTheForgottenVersionAndKnowsTheStateAgain() {
    Reply key = gateway.createKey(gateway.newUser()).expect(201);
    service.execute(FORGET);
    String path = "/v1/auth/api-keys/" + key.text("key_id") + "/rotate";
    Reply rotated = gateway.post(path, Gateway.body()).expect(200);
    assertThat(gateway.versions(key.text("key_id"))).containsExactly(1L, 2L);
    assertThat(gateway.introspect(rotated.text("secret")).json().required("active").booleanValue())
        .isTrue();
    assertThat(stateOf(key)).containsExactly("active");
  }

  @Test
  void storesWhatWasForgottenBeforeItIsAskedFor() {
    Reply key = gateway.createKey(gateway.newUser()).expect(201);
    service.execute(FORGET);
    try (Database database = Database.open(service.databaseUrl())) {
      LostStates lost = new LostStates(database.jdbi());
      assertThat(lost.store()).isPositive();
      assertThat(lost.store()).isZero();
    }
    assertThat(stateOf(key)).containsExactly("active");
    gateway.post("/v1/auth/api-keys/" + key.text("key_id") + "/rotate", Gateway.body()).expect(200);
  }

  @Test
  void takesAStateOfAnotherFormForForgotten() {
    Reply key = gateway.createKey(gateway.newUser()).expect(201);
    String path = "/v1/auth/api-keys/" + key.text("key_id");
    gateway.post(path + "/revoke", Gateway.body()).expect(200);
    service.execute(
        "UPDATE auth_gateway.aggregates SET state = '{\"status\": \"active\"}', state_version = 99");
    assertThat(gateway.post(path + "/rotate", Gateway.body()).code()).isEqualTo("api_key_revoked");
    try (Database database = Database.open(service.databaseUrl())) {
      assertThat(new LostStates(database.jdbi()).store()).isPositive();
    }
    assertThat(stateOf(key)).containsExactly("revoked");
  }

  private List<String> stateOf(Reply key) {
    return service.query(
        "SELECT state ->> 'status' FROM auth_gateway.aggregates WHERE aggregate_id = '"
            + key.text("key_id")
            + "'");
  }
}
