package dev.headgate.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The client against a service that answers as it is told.
final class CommandApiTest {

  private record Scripted(int status, String body) {}

  private final Deque<Scripted> answers = new ArrayDeque<>();
  private final List<String> keys = new ArrayList<>();
  private HttpServer service;
  private CommandApi api;

  @BeforeEach
  void listen() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/", this::answer);
    service.start();
    api = new CommandApi("http://127.0.0.1:" + service.getAddress().getPort());
  }

  @AfterEach
  void close() {
    service.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    "503, database_unavailable",
    "429, busy",
    "409, idempotency_key_in_flight",
    "409, version_conflict"
  })
  void triesAgainWithTheSameKeyWhereNothingWasDecided(int status, String code) throws Exception {
    answers.add(new Scripted(status, "{\"code\":\"%s\"}".formatted(code)));
    answers.add(new Scripted(201, "{\"user_id\":\"u\"}"));

    assertThat(api.post("/v1/auth/register", Map.of("email", "a@b")).text("user_id"))
        .isEqualTo("u");
    assertThat(keys).hasSize(2).containsOnly(keys.getFirst());
  }

  @ParameterizedTest
  @CsvSource({"409, email_taken", "409, ''", "422, invalid_fields", "500, internal_failure"})
  void takesADecisionForAnAnswer(int status, String code) throws Exception {
    answers.add(new Scripted(status, "{\"code\":\"%s\"}".formatted(code)));

    assertThat(api.post("/v1/auth/register", Map.of()).code()).isEqualTo(status);
    assertThat(keys).hasSize(1);
  }

  @Test
  void bearsAnAnswerThatIsNotJson() throws Exception {
    answers.add(new Scripted(404, "<html>somebody else</html>"));

    assertThat(api.delete("/v1/auth/api-keys/k").body().asText()).contains("somebody else");
  }

  @Test
  void endsTheCrowdWithTheAnswerNobodyExpected() {
    for (int i = 0; i < 3; i++) {
      answers.add(new Scripted(409, "{\"code\":\"email_taken\"}"));
    }
    Crowd crowd = new Crowd(new Load(3, 0, Duration.ZERO), api, new Tally());

    assertThatThrownBy(() -> crowd.send(() -> {}))
        .isInstanceOf(DemoFailure.class)
        .hasMessage("'register' was answered 409 instead of 201: {\"code\":\"email_taken\"}");
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    Scripted answer = answers.remove();
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
