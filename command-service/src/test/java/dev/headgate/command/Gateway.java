package dev.headgate.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// A client of one tenant, and its view of the log. Any thread may use it.
public final class Gateway {

  public static final String PASSWORD = "Zaunkoenig-auf-der-Hecke-7";

  private final RunningService service;
  private final UUID tenant;

  Gateway(RunningService service, UUID tenant) {
    this.service = service;
    this.tenant = tenant;
  }

  public UUID tenant() {
    return tenant;
  }

  public static ObjectNode body() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static String newEmail() {
    return UUID.randomUUID() + "@example.org";
  }

  public Reply post(String path, ObjectNode body, String... headers) {
    return send("POST", path, body.toString(), headers);
  }

  /// Sends one request; `headers` are names and values in turn.
  public Reply send(String method, String path, String body, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "X-Headgate-Tenant";
    all[headers.length + 1] = tenant.toString();
    return new Reply(service.client().send(method, path, body, all));
  }

  public Reply register(String email) {
    return post("/v1/auth/register", body().put("email", email).put("password", PASSWORD));
  }

  /// Registers somebody new.
  ///
  /// @return their id
  public String newUser() {
    return register(newEmail()).expect(201).text("user_id");
  }

  public Reply login(String email, String password) {
    return post(
        "/v1/auth/login",
        body().put("email", email).put("password", password).put("platform", "web"));
  }

  public Reply logout(String token) {
    return post("/v1/auth/logout", body().put("token", token));
  }

  public Reply createSession(String userId, String... headers) {
    return post("/v1/auth/sessions", body().put("user_id", userId).put("platform", "web"), headers);
  }

  public Reply createKey(String userId) {
    return post(
        "/v1/auth/api-keys",
        body().put("user_id", userId).put("name", "ci").put("access_level", "read"));
  }

  public Reply introspect(String token) {
    return post("/v1/auth/introspect", body().put("token", token));
  }

  public Reply audit(String platform, String... headers) {
    return post(
        "/v1/auth/audit",
        body()
            .put("event_type", "mfa")
            .put("success", true)
            .put("platform", platform)
            .put("subject_type", "user"),
        headers);
  }

  /// Sends so many requests in the same moment and waits for all replies.
  public static List<Reply> together(int clients, IntFunction<Reply> request) {
    CyclicBarrier start = new CyclicBarrier(clients);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> replies = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        int number = client;
        replies.add(
            executor.submit(() -> {
              start.await();
              return request.apply(number);
            }));
      }
      return replies.stream().map(Gateway::get).toList();
    }
  }

  /// How many events of the tenant there are, of one type or of all (`%`).
  public long events(String type) {
    return Long.parseLong(column("count(*)", "event_type LIKE '%s'".formatted(type)).getFirst());
  }

  /// The versions of an aggregate, in order.
  public List<Long> versions(String aggregateId) {
    return column("aggregate_version", "aggregate_id = '%s'".formatted(aggregateId)).stream()
        .map(Long::valueOf)
        .sorted()
        .toList();
  }

  /// A column of the tenant's rows.
  public List<String> column(String expression, String condition) {
    return service.query(
        "SELECT %s FROM auth_gateway.outbox WHERE tenant_id = '%s' AND (%s)"
            .formatted(expression, tenant, condition));
  }

  /// How many answers are stored for the tenant.
  public long storedAnswers() {
    return Long.parseLong(
        service
            .query(
                "SELECT count(*) FROM auth_gateway.idempotency_keys WHERE tenant_id = '%s'"
                    .formatted(tenant))
            .getFirst());
  }

  private static Reply get(Future<Reply> reply) {
    try {
      return reply.get();
    } catch (Exception failed) {
      throw new IllegalStateException("a client failed", failed);
    }
  }
}
