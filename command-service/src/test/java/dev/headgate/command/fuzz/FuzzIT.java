package dev.headgate.command.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.command.Gateway;
import dev.headgate.command.RunningService;
import dev.headgate.command.http.CommandServer;
import dev.headgate.house.openapi.ApiDocument;
import dev.headgate.house.openapi.Conformance;
import dev.headgate.house.openapi.Exchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Whatever is sent, the answer is one that a client can act upon, and what is refused has written
/// nothing. Run one again with `-Dheadgate.fuzz.seed=…`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FuzzIT {

  private static final int ROUNDS = 1_500;
  private static final List<Mutation> MUTATIONS = List.of(Mutation.values());
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunningService service = RunningService.start();
  private final Conformance conformance = new Conformance(ApiDocument.beside(CommandServer.class));
  private final HttpClient http = HttpClient.newHttpClient();
  private final Gateway gateway = service.newTenant();
  private final Endpoints endpoints = new Endpoints(gateway);

  @AfterAll
  void stop() {
    http.close();
    service.close();
  }

  @Test
  void answersRequestsThatAreRight() throws Exception {
    List<Integer> statuses = new ArrayList<>();
    for (Draft draft : endpoints.all(new Random(1))) {
      statuses.add(send(draft).statusCode());
    }
    assertThat(statuses).containsOnly(200, 201, 404);
    assertThat(statuses.stream().filter(status -> status == 404)).as("ids nobody has").hasSize(3);
  }

  @Test
  void refusesWhatItCannotCarryOutWithAReasonAndWithoutATrace() throws Exception {
    long seed = Long.getLong("headgate.fuzz.seed", System.nanoTime());
    System.out.println("fuzzing with -Dheadgate.fuzz.seed=" + seed);
    Random random = new Random(seed);
    Map<String, Integer> codes = new TreeMap<>();
    try (Connection connection = service.postgres().connect("headgate_command");
        PreparedStatement count =
            connection.prepareStatement("SELECT count(*) FROM auth_gateway.outbox")) {
      long before = count(count);
      for (int round = 0; round < ROUNDS; round++) {
        Draft draft = mutated(random);
        HttpResponse<String> response = send(draft);
        long after = count(count);
        String code = code(response);
        assertThat(complaint(response, code, after - before))
            .as("seed %d round %d: %s answered %s", seed, round, draft, response.body())
            .isEmpty();
        codes.merge(code, 1, Integer::sum);
        before = after;
      }
    }
    assertThat(codes.keySet())
        .as("kinds of answers met: %s", codes)
        .contains(
            "",
            "invalid_fields",
            "invalid_header",
            "malformed_json",
            "method_not_allowed",
            "not_found",
            "unsupported_media_type");
  }

  @Test
  void refusesEveryForgottenValueInEveryField() throws Exception {
    Random random = new Random(1);
    try (Connection connection = service.postgres().connect("headgate_command");
        PreparedStatement count =
            connection.prepareStatement("SELECT count(*) FROM auth_gateway.outbox")) {
      long before = count(count);
      for (String value : Values.all()) {
        for (Draft draft : endpoints.each(random)) {
          draft.fields().set(0, new Draft.Field(draft.fields().getFirst().name(), value));
          HttpResponse<String> response = send(draft);
          long after = count(count);
          assertThat(complaint(response, code(response), after - before))
              .as("%s answered %s", draft, response.body())
              .isEmpty();
          before = after;
        }
      }
    }
  }

  private Draft mutated(Random random) {
    Draft draft = endpoints.any(random);
    int mutations = 1 + random.nextInt(3);
    for (int i = 0; i < mutations; i++) {
      MUTATIONS.get(random.nextInt(MUTATIONS.size())).apply(draft, random);
    }
    return draft;
  }

  /// What is wrong with an answer; nothing if it is as it should be.
  private static String complaint(HttpResponse<String> response, String code, long written) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return "";
    }
    if (status < 400 || status >= 500) {
      return "neither done nor refused";
    }
    if (code.isEmpty()) {
      return "refused without a code";
    }
    // The one refusal that is written down: somebody tried to sign in.
    long allowed = code.equals("wrong_credentials") ? 1 : 0;
    return written == allowed ? "" : "refused and yet written: %d events".formatted(written);
  }

  private static String code(HttpResponse<String> response) throws IOException {
    boolean problem =
        response
            .headers()
            .firstValue("Content-Type")
            .filter("application/problem+json"::equals)
            .isPresent();
    return problem ? JSON.readTree(response.body()).path("code").asText() : "";
  }

  private HttpResponse<String> send(Draft draft) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + draft.path()))
            .method(draft.method(), BodyPublishers.ofByteArray(draft.body()));
    request.setHeader("X-Headgate-Tenant", gateway.tenant().toString());
    draft.headers().forEach(request::setHeader);
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    conformance.check(Exchange.of(new String(draft.body(), UTF_8), response));
    return response;
  }

  private static long count(PreparedStatement count) throws SQLException {
    try (ResultSet rows = count.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
