package dev.headgate.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.command.Gateway;
import dev.headgate.command.Reply;
import dev.headgate.command.RunningService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Signing in, at the same time as others and with the wrong words.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LoginIT {

  private static final int CLIENTS = 20;

  private final RunningService service = RunningService.start();

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void letsParallelLoginsOfOneUserAllSucceedWithDenseVersions() {
    Gateway gateway = service.newTenant();
    String email = Gateway.newEmail();
    String user = gateway.register(email).expect(201).text("user_id");
    List<Reply> replies = Gateway.together(CLIENTS, _ -> patientLogin(gateway, email));
    assertThat(replies).allMatch(reply -> reply.status() == 200);
    assertThat(replies.stream().map(reply -> reply.text("token"))).doesNotHaveDuplicates();
    assertThat(gateway.versions(user))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, CLIENTS + 1).boxed().toList());
    assertThat(gateway.events("SessionCreated")).isEqualTo(CLIENTS);
    assertThat(gateway.events("AuthEventLogged")).isEqualTo(CLIENTS);
    assertThat(gateway.events("%")).isEqualTo(1 + 3 * CLIENTS);
  }

  @Test
  void registersOneOfManyWithTheSameAddress() {
    Gateway gateway = service.newTenant();
    String email = Gateway.newEmail();
    List<Reply> replies = new ArrayList<>(Gateway.together(6, _ -> gateway.register(email)));
    replies.add(gateway.register(email.toUpperCase(Locale.ROOT)));
    assertThat(replies.stream().filter(reply -> reply.status() == 201)).hasSize(1);
    assertThat(replies.stream().filter(reply -> reply.code().equals("email_taken")))
        .hasSize(replies.size() - 1);
    assertThat(gateway.events("%")).isOne();
  }

  @Test
  void answersAWrongPasswordAndAnUnknownAddressAlike() {
    Gateway gateway = service.newTenant();
    String email = Gateway.newEmail();
    gateway.register(email).expect(201);
    Reply wrong = gateway.login(email, "not the password").expect(401);
    Reply unknown = gateway.login(Gateway.newEmail(), Gateway.PASSWORD).expect(401);
    assertThat(unknown.body()).isEqualTo(wrong.body());
    assertThat(unknown.code()).isEqualTo("wrong_credentials");
    assertThat(stableHeaders(unknown)).isEqualTo(stableHeaders(wrong));
  }

  @Test
  void logsEachFailedLoginOnceAndWithoutTheAddress() {
    Gateway gateway = service.newTenant();
    String email = Gateway.newEmail();
    String user = gateway.register(email).expect(201).text("user_id");
    gateway.login(email, "not the password").expect(401);
    assertThat(gateway.column("data ->> 'subject_id'", "event_type = 'AuthEventLogged'"))
        .containsExactly(user);
    gateway.login(Gateway.newEmail(), Gateway.PASSWORD).expect(401);
    assertThat(gateway.column("data ->> 'success'", "event_type = 'AuthEventLogged'"))
        .containsExactly("false", "false");
    assertThat(gateway.column("data", "event_type = 'AuthEventLogged'"))
        .noneMatch(data -> data.contains("@"));
    assertThat(gateway.events("%")).isEqualTo(3);
  }

  @Test
  void logsNothingOfALoginThatIsMalformed() {
    Gateway gateway = service.newTenant();
    gateway.login("no address", Gateway.PASSWORD).expect(422);
    gateway.login(Gateway.newEmail(), "").expect(422);
    assertThat(gateway.events("%")).isZero();
  }

  @Test
  void logsALogoutInTheTransactionOfItsRevocation() {
    Gateway gateway = service.newTenant();
    String email = Gateway.newEmail();
    String user = gateway.register(email).expect(201).text("user_id");
    Reply session = gateway.login(email, Gateway.PASSWORD).expect(200);
    Reply ended = gateway.logout(session.text("token")).expect(200);
    assertThat(ended.json().required("event_ids")).hasSize(2);
    String ofLogout = "data ->> 'event_type' = 'logout'";
    assertThat(gateway.column("data ->> 'subject_id'", ofLogout)).containsExactly(user);
    assertThat(gateway.column("data ->> 'success'", ofLogout)).containsExactly("true");
    assertThat(gateway.column("data ->> 'platform'", ofLogout)).containsExactly("web");
    assertThat(
            gateway.column("count(DISTINCT tx_id)", ofLogout + " OR event_type = 'SessionRevoked'"))
        .containsExactly("1");
    gateway.logout(session.text("token")).expect(409);
    gateway.logout("hgs_nonsense").expect(401);
    assertThat(gateway.column("1", ofLogout)).hasSize(1);
  }

  @Test
  void letsNobodySignInToAnotherTenant() {
    Gateway gateway = service.newTenant();
    String email = Gateway.newEmail();
    gateway.register(email).expect(201);
    assertThat(service.newTenant().login(email, Gateway.PASSWORD).status()).isEqualTo(401);
    assertThat(gateway.login(email, Gateway.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void letsNobodyInWhomAnotherProviderVouchesFor() {
    Gateway gateway = service.newTenant();
    String email = Gateway.newEmail();
    gateway
        .send(
            "PUT",
            "/v1/auth/users/" + UUID.randomUUID(),
            Gateway.body().put("email", email).put("role", "r").put("provider", "okta").toString())
        .expect(201);
    assertThat(gateway.login(email, Gateway.PASSWORD).status()).isEqualTo(401);
    assertThat(gateway.login(email, "no password at all").status()).isEqualTo(401);
  }

  /// Comes back after a 503, as it is told to: the machine may be busy. No other refusal is
  /// accepted.
  private static Reply patientLogin(Gateway gateway, String email) {
    Reply reply = gateway.login(email, Gateway.PASSWORD);
    for (int again = 0; again < 20 && reply.status() == 503; again++) {
      reply = gateway.login(email, Gateway.PASSWORD);
    }
    return reply;
  }

  /// Names and values of all headers but those of each request.
  private static Set<String> stableHeaders(Reply reply) {
    Set<String> headers = new TreeSet<>();
    reply
        .response()
        .headers()
        .map()
        .forEach((name, values) -> {
          boolean ofTheRequest = name.equals("date") || name.equals("x-correlation-id");
          headers.add(name + ": " + (ofTheRequest ? "…" : values));
        });
    return headers;
  }
}
