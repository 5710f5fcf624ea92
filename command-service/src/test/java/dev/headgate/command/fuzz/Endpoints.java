package dev.headgate.command.fuzz;

import static dev.headgate.command.fuzz.Draft.raw;
import static dev.headgate.command.fuzz.Draft.text;

import dev.headgate.command.Gateway;
import dev.headgate.command.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/// A right request for each endpoint, about things that exist.
final class Endpoints {

  private final String email = Gateway.newEmail();
  private final String user;
  private final Reply session;
  private final Reply ended;
  private final Reply key;

  Endpoints(Gateway gateway) {
    this.user = gateway.register(email).expect(201).text("user_id");
    this.session = gateway.createSession(user).expect(201);
    this.ended = gateway.createSession(user).expect(201);
    this.key = gateway.createKey(user).expect(201);
  }

  Draft any(Random random) {
    List<Draft> all = all(random);
    return all.get(random.nextInt(all.size()));
  }

  List<Draft> all(Random random) {
    String id = new UUID(random.nextLong(), random.nextLong()).toString();
    return Stream.of(accounts(id), sessions(), keys(id), log(id), questions(id))
        .flatMap(List::stream)
        .toList();
  }

  /// A right request for each field of each endpoint, with that field in front.
  List<Draft> each(Random random) {
    List<Draft> drafts = new ArrayList<>();
    int endpoints = all(random).size();
    for (int endpoint = 0; endpoint < endpoints; endpoint++) {
      int fields = all(random).get(endpoint).fields().size();
      for (int field = 0; field < fields; field++) {
        Draft draft = all(random).get(endpoint);
        draft.fields().addFirst(draft.fields().remove(field));
        drafts.add(draft);
      }
    }
    return drafts;
  }

  private List<Draft> accounts(String id) {
    return List.of(
        new Draft(
            "POST",
            "/v1/auth/register",
            text("email", id + "@example.org"),
            text("password", Gateway.PASSWORD),
            text("name", "Ada"),
            text("role", "member")),
        new Draft(
            "POST",
            "/v1/auth/login",
            text("email", email),
            text("password", Gateway.PASSWORD),
            text("platform", "web"),
            text("scope", "read write")),
        new Draft("POST", "/v1/auth/logout", text("token", ended.text("token"))),
        new Draft(
            "PUT",
            "/v1/auth/users/" + id,
            text("email", "put-" + id + "@example.org"),
            text("role", "member"),
            text("provider", "okta"),
            text("name", "Ada"),
            text("last_sign_in_at", "2026-11-21T08:00:00.000Z")));
  }

  private List<Draft> sessions() {
    return List.of(
        new Draft(
            "POST",
            "/v1/auth/sessions",
            text("user_id", user),
            text("platform", "web"),
            text("scope", ""),
            raw("expires_in_seconds", "3600")),
        new Draft("POST", "/v1/auth/introspect", text("token", session.text("token"))),
        new Draft(
            "POST",
            "/v1/auth/sessions/" + session.text("session_id") + "/revoke",
            text("reason", "lost")));
  }

  private List<Draft> keys(String id) {
    return List.of(
        new Draft(
            "POST",
            "/v1/auth/api-keys",
            text("user_id", user),
            text("name", "ci"),
            text("access_level", "read"),
            text("expires_at", "2099-01-01T00:00:00Z")),
        new Draft(
            "POST",
            "/v1/auth/api-keys/" + key.text("key_id") + "/rotate",
            text("access_level", "read"),
            text("expires_at", "2099-01-01T00:00:00Z")),
        new Draft("POST", "/v1/auth/api-keys/" + id + "/revoke", text("reason", "lost")),
        new Draft("DELETE", "/v1/auth/api-keys/" + id));
  }

  private List<Draft> log(String id) {
    return List.of(
        new Draft(
            "POST",
            "/v1/auth/audit",
            text("event_type", "mfa"),
            raw("success", "true"),
            text("platform", "web"),
            text("error_message", "none"),
            text("subject_id", user),
            text("subject_type", "user")),
        event(id),
        new Draft("GET", "/api/v1/events/" + id));
  }

  private List<Draft> questions(String id) {
    String aggregate = "/api/v1/events/aggregate/user/" + user;
    return List.of(
        new Draft("GET", "/api/v1/events?order=desc&limit=3&user_id=" + user),
        new Draft("GET", "/api/v1/events/stats?days=2"),
        new Draft("GET", aggregate + "/history?limit=2"),
        new Draft("GET", aggregate + "/state?version=1"),
        new Draft("GET", "/api/v1/events/chain/" + id));
  }

  private Draft event(String id) {
    return new Draft(
        "POST",
        "/api/v1/events",
        text("aggregate_type", "audit"),
        text("aggregate_id", freshEventId()),
        text("event_type", "AuthEventLogged"),
        raw(
            "data",
            "{\"event_type\":\"mfa\",\"success\":true,\"platform\":\"web\",\"subject_type\":\"user\"}"),
        raw("metadata", "{\"source\":\"fuzz\"}"),
        raw("expected_version", "0"),
        text("created_by", "service:fuzz"),
        text("user_id", user),
        text("correlation_id", id),
        text("causation_id", id),
        raw("schema_version", "1"));
  }

  /// Of this moment, as the log demands.
  private static String freshEventId() {
    UUID random = UUID.randomUUID();
    long high = (System.currentTimeMillis() << 16) | 0x7000L | (random.hashCode() & 0x0FFFL);
    return new UUID(high, random.getLeastSignificantBits()).toString();
  }
}
