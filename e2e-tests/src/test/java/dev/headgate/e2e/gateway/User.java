package dev.headgate.e2e.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One person's life at the gateway. Remembers the ids of the events it was told were written.
public final class User {

  private static final String PASSWORD = "correct horse battery staple";

  private final GatewayClient gateway;
  private final List<UUID> written = new ArrayList<>();
  private final String email = UUID.randomUUID() + "@example.test";
  private final String id;

  private User(GatewayClient gateway) {
    this.gateway = gateway;
    this.id =
        command(
                "POST",
                "/v1/auth/register",
                Map.of("email", email, "password", PASSWORD, "name", "Test"))
            .text("user_id");
  }

  public static User register(GatewayClient gateway) {
    return new User(gateway);
  }

  public UUID id() {
    return UUID.fromString(id);
  }

  public String email() {
    return email;
  }

  /// The events of every command that was accepted, in order.
  public List<UUID> written() {
    return List.copyOf(written);
  }

  public Answer login() {
    return expect(loginWith(PASSWORD));
  }

  public Answer loginWith(String password) {
    return gateway.post(
        "/v1/auth/login",
        Map.of("email", email, "password", password, "platform", "web", "scope", "read write"));
  }

  public Answer logout(Answer session) {
    return command("POST", "/v1/auth/logout", Map.of("token", session.text("token")));
  }

  public Answer createKey(String name) {
    return command(
        "POST", "/v1/auth/api-keys", Map.of("user_id", id, "name", name, "access_level", "read"));
  }

  public Answer command(String method, String path, Map<String, ?> body) {
    return expect(gateway.send(method, path, body));
  }

  public boolean introspectedAsActive(String token) {
    return gateway
        .post("/v1/auth/introspect", Map.of("token", token))
        .body()
        .path("active")
        .asBoolean();
  }

  private Answer expect(Answer answer) {
    if (!answer.accepted()) {
      throw new AssertionError("refused with " + answer);
    }
    written.addAll(answer.eventIds());
    return answer;
  }
}
