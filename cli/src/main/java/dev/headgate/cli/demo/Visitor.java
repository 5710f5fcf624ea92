package dev.headgate.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// One client: registers, logs in and out, mistypes its password, and has keys made, rotated,
/// revoked and deleted. One thread.
final class Visitor {

  private static final String PASSWORD = "correct horse battery staple";

  private final CommandApi api;
  private final Tally tally;
  private final Duration pause;

  Visitor(CommandApi api, Tally tally, Duration pause) {
    this.api = api;
    this.tally = tally;
    this.pause = pause;
  }

  void visitUntil(Instant end) throws InterruptedException {
    do {
      visit("demo-" + UUID.randomUUID() + "@example.com");
    } while (Instant.now().isBefore(end));
  }

  private void visit(String email) throws InterruptedException {
    String user =
        done(
                "register",
                201,
                api.post(
                    "/v1/auth/register",
                    Map.of("email", email, "password", PASSWORD, "name", "Demo Visitor")))
            .text("user_id");
    Answer first = login(email, "web");
    Answer second = login(email, "mobile");
    done(
        "failed login",
        401,
        api.post(
            "/v1/auth/login",
            Map.of("email", email, "password", "wrong " + PASSWORD, "platform", "web")));
    done(
        "revoke session",
        200,
        api.post(
            "/v1/auth/sessions/" + second.text("session_id") + "/revoke",
            Map.of("reason", "signed out everywhere")));
    keys(user);
    done("logout", 200, api.post("/v1/auth/logout", Map.of("token", first.text("token"))));
  }

  private Answer login(String email, String platform) throws InterruptedException {
    return done(
        "login",
        200,
        api.post(
            "/v1/auth/login", Map.of("email", email, "password", PASSWORD, "platform", platform)));
  }

  private void keys(String user) throws InterruptedException {
    String kept = key(user, "kept");
    String path = "/v1/auth/api-keys/" + kept;
    done("rotate key", 200, api.post(path + "/rotate", Map.of("access_level", "read")));
    done("revoke key", 200, api.post(path + "/revoke", Map.of("reason", "no longer needed")));
    String gone = key(user, "short-lived");
    done("delete key", 200, api.delete("/v1/auth/api-keys/" + gone));
  }

  private String key(String user, String name) throws InterruptedException {
    return done(
            "create key",
            201,
            api.post(
                "/v1/auth/api-keys",
                Map.of("user_id", user, "name", name, "access_level", "write")))
        .text("key_id");
  }

  private Answer done(String command, int expected, Answer answer) throws InterruptedException {
    if (answer.code() != expected) {
      throw new DemoFailure(
          "'%s' was answered %d instead of %d: %s"
              .formatted(command, answer.code(), expected, answer.body()));
    }
    tally.count(command, answer);
    Thread.sleep(pause);
    return answer;
  }
}
