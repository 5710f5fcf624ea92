package dev.headgate.cli.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headgate.cli.letter.LetterApi.Asker;
import dev.headgate.cli.stack.StackFailure;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is asked of the projector, answered from a script.
final class OrdersTest {

  private final List<String> asked = new ArrayList<>();
  private final Deque<String> answers = new ArrayDeque<>();
  private HttpServer server;
  private LetterApi api;
  private Orders orders;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    api = new LetterApi(url, new Asker("service:me", "all", ""));
    orders = new Orders(api);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void goesOnWhereThePageBeforeEnded() throws Exception {
    answers.add("{\"items\":[{\"letter_id\":\"a\"}],\"next_cursor\":\"c1\"}");
    answers.add("{\"items\":[{\"letter_id\":\"b\"}],\"next_cursor\":null}");
    ObjectNode filter = JsonNodeFactory.instance.objectNode().put("reason", "row_refused");
    ObjectNode given = orders.filtered(Orders.order("retry", false), filter);
    assertThat(given.path("items").findValuesAsText("letter_id")).containsExactly("a", "b");
    assertThat(json(asked.getFirst()).path("cursor").isMissingNode()).isTrue();
    assertThat(json(asked.getLast()).path("cursor").asText()).isEqualTo("c1");
    assertThat(json(asked.getLast()).path("filter")).isEqualTo(filter);
    assertThat(json(asked.getLast()).path("scope").asText()).isEqualTo("all");
  }

  @Test
  void namesAFewHundredAtATime() throws Exception {
    answers.add("{\"items\":[{}]}");
    answers.add("{\"items\":[{}]}");
    List<String> ids = IntStream.range(0, 501).mapToObj(Integer::toString).toList();
    orders.named(Orders.order("discard", false), ids);
    assertThat(asked)
        .extracting(body -> json(body).path("letter_ids").size())
        .containsExactly(500, 1);
  }

  @Test
  void tellsWhatBecameOfEach() throws Exception {
    ObjectNode given = Orders.order("retry", false);
    given.set(
        "items", json("[{\"letter_id\":\"a\",\"retries\":0},{\"letter_id\":\"b\",\"retries\":1}]"));
    answers.add("{\"items\":[{\"letter_id\":\"b\",\"retries\":1}],\"next_cursor\":null}");
    answers.add("{\"items\":[{\"letter_id\":\"b\",\"retries\":2}],\"next_cursor\":null}");
    assertThat(new Following(api, Map.of()).follow(given, Duration.ofMinutes(1))).isFalse();
    assertThat(given.path("items").findValuesAsText("became"))
        .containsExactly("settled", "tried in vain");
  }

  @Test
  void saysInOneLineWhatIsWrongAndWhatToDo() {
    answers.add(
        "{\"title\":\"Some fields cannot be used\",\"detail\":\"Correct them.\","
            + "\"errors\":[{\"pointer\":\"/data/email\",\"detail\":\"must be a text\"}]}");
    assertThatThrownBy(() -> orders.named(Orders.order("replace", false), List.of("a")))
        .isInstanceOf(StackFailure.class)
        .hasMessage("Some fields cannot be used: Correct them.; /data/email must be a text");
    server.stop(0);
    assertThatThrownBy(() -> orders.named(Orders.order("retry", false), List.of("a")))
        .hasMessageContaining("the projector does not answer")
        .hasMessageContaining("see headgate status");
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    String answer = answers.removeFirst();
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.contains("title") ? 422 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
