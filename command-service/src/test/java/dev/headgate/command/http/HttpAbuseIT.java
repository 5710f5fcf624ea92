package dev.headgate.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.command.Gateway;
import dev.headgate.command.RunningService;
import dev.headgate.process.http.BodyReader;
import dev.headgate.process.http.Limits;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Clients that break HTTP, on purpose or not, cost the others nothing and write nothing.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HttpAbuseIT {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /// The server's own limits, but for those a test would wait for.
  private static final Limits LIMITS =
      new Limits(Limits.STANDARD.headerBytes(), 20, PATIENCE, PATIENCE, PATIENCE);

  private static final String AUDIT =
      "{\"event_type\":\"mfa\",\"success\":true,\"platform\":\"web\",\"subject_type\":\"user\"}";

  private final UUID tenant = UUID.randomUUID();
  private final RunningService service = RunningService.start(LIMITS);
  private final Gateway gateway = service.newTenant();

  @AfterAll
  void stop() {
    service.close();
  }

  @AfterEach
  void isWellAndHasWrittenNothing() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> gateway.send("GET", "/health", "").status() == 200);
    assertThat(events()).isZero();
  }

  @Test
  void refusesAFloodOfHeaders() {
    String flood =
        IntStream.range(0, 2_000)
            .mapToObj("X-Flood-%d: drop\r\n"::formatted)
            .reduce("", String::concat);
    assertThat(answer(head(flood) + "Content-Length: 2\r\n\r\n{}"))
        .startsWith("HTTP/1.1 431 ")
        .contains("application/problem+json")
        .contains("\"code\":\"headers_too_large\"");
  }

  @Test
  void refusesAHeaderWithoutEnd() {
    assertThat(answer(head("X-Long: " + "x".repeat(100_000)))).startsWith("HTTP/1.1 431 ");
  }

  @Test
  void refusesBodiesWhoseEndIsDisputed() {
    int length = AUDIT.length();
    for (String headers :
        List.of(
            "Content-Length: %d\r\nContent-Length: %d\r\n".formatted(length, length - 3),
            "Content-Length: %d\r\nTransfer-Encoding: chunked\r\n".formatted(length),
            "Content-Length: -1\r\n",
            "Content-Length: 0x%x\r\n".formatted(length),
            "Content-Length: 99999999999999999999\r\n",
            "Transfer-Encoding: chunked, identity\r\n")) {
      assertThat(answer(head(headers) + "\r\n" + AUDIT))
          .as(headers)
          .startsWith("HTTP/1.1 400 ")
          .contains("\"code\":\"malformed_request\"");
    }
  }

  @Test
  void refusesWhatIsNoHttp() {
    for (String noise :
        List.of(
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\r\n\r\n",
            "GET\r\n\r\n",
            "GET /health HTTP/9.9\r\nHost: x\r\n\r\n",
            "GET /health HTTP/1.1\r\n\r\n",
            "GET /health HTTP/1.1\r\nHost: x\r\nBad Header\u0000: x\r\n\r\n",
            "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n")) {
      assertThat(answer(noise)).as(noise).matches("(?s)HTTP/1.1 (4\\d\\d|505) .*");
    }
  }

  @Test
  void refusesATooLargeBodyWhetherItsLengthIsToldOrNot() {
    String large = "x".repeat(BodyReader.BYTES + 1);
    assertThat(answer(head("Content-Length: %d\r\n".formatted(large.length())) + "\r\n" + large))
        .startsWith("HTTP/1.1 413 ")
        .contains("\"code\":\"body_too_large\"");
    String chunk = "%x\r\n%s\r\n".formatted(large.length(), large);
    assertThat(answer(head("Transfer-Encoding: chunked\r\n") + "\r\n" + chunk + "0\r\n\r\n"))
        .startsWith("HTTP/1.1 413 ");
  }

  @Test
  void endsTheConnectionOfARefusalThatDidNotReadItsBody() {
    String body = "x".repeat(300_000);
    for (String beginning :
        List.of("POST /nowhere", "PATCH /v1/auth/audit", "PUT /health", "POST /v1/%00")) {
      String request =
          "%s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(beginning, body.length(), body);
      assertThat(answer(request))
          .as(beginning)
          .startsWith("HTTP/1.1 40")
          .containsIgnoringCase("Connection: close")
          .contains("\"code\":");
    }
  }

  @Test
  void keepsTheConnectionOfARefusalThatReadItsBody() {
    String refused = head("Content-Length: 2\r\n") + "\r\n{}";
    String last = head("Content-Length: 2\r\nConnection: close\r\n") + "\r\n{}";
    assertThat(answer(refused + refused + last).split("HTTP/1.1 422 ", -1)).hasSize(4);
  }

  @Test
  void stopsReadingABodyOfAHundredMegabytes() {
    String megabyte = "x".repeat(1 << 20);
    try (RawConnection connection = RawConnection.open(service.port())) {
      connection.send(head("Content-Length: 104857600\r\n") + "\r\n");
      boolean taken = IntStream.range(0, 100).allMatch(_ -> connection.send(megabyte));
      assertThat(taken).as("all of it was read").isFalse();
    }
  }

  @Test
  void dropsARequestWhoseSenderLeaves() {
    try (RawConnection connection = RawConnection.open(service.port())) {
      connection.send(
          head("Content-Length: %d\r\n".formatted(AUDIT.length() + 1)) + "\r\n" + AUDIT);
      assertThat(connection.finish().rest()).doesNotContain(" 201 ");
    }
  }

  @Test
  void cutsOffASilentClient() {
    long start = System.nanoTime();
    assertThat(answer("")).isEmpty();
    assertThat(since(start)).isGreaterThan(PATIENCE.dividedBy(2));
  }

  @Test
  void cutsOffAClientThatSendsItsHeadByteByByte() {
    assertThat(drip("POST /v1/auth/audit HTTP/1.1\r\nHost: x\r\nX-Slow: ")).isEmpty();
  }

  @Test
  void cutsOffAClientThatSendsItsSecondHeadByteByByte() {
    String first = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";
    assertThat(drip(first + "GET /health/live HTTP/1.1\r\nX-Slow: ").split("HTTP/1.1 ", -1))
        .hasSize(2);
  }

  @Test
  void cutsOffAClientThatSendsItsBodyByteByByte() {
    assertThat(drip(head("Content-Length: 100000\r\n") + "\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("The body did not arrive in time.");
  }

  @Test
  void answersPipelinedRequestsInTheirOrder() {
    String live = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";
    String nowhere = "GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    String answers = answer(live + live + nowhere);
    assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(4);
    assertThat(answers.indexOf("404")).isGreaterThan(answers.lastIndexOf("HTTP/1.1 200"));
  }

  @Test
  void comesBackAfterMoreConnectionsThanItTakes() {
    List<RawConnection> crowd =
        Stream.generate(() -> RawConnection.open(service.port()))
            .limit(3L * LIMITS.connections())
            .toList();
    long start = System.nanoTime();
    String answer = answer("GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 200 ");
    assertThat(since(start)).as("waited for a place").isGreaterThan(PATIENCE.dividedBy(2));
    crowd.forEach(RawConnection::close);
  }

  /// Sends a beginning and then a byte now and then, never idle, until the server has enough.
  private String drip(String beginning) {
    long start = System.nanoTime();
    try (RawConnection connection = RawConnection.open(service.port())) {
      connection.send(beginning);
      Awaitility.await()
          .pollInterval(PATIENCE.dividedBy(10))
          .atMost(Duration.ofSeconds(60))
          .until(() -> !connection.send("x"));
      assertThat(since(start)).isGreaterThan(PATIENCE.dividedBy(2));
      return connection.rest();
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private String answer(String request) {
    try (RawConnection connection = RawConnection.open(service.port())) {
      connection.send(request);
      return connection.rest();
    }
  }

  private String head(String headers) {
    return """
    POST /v1/auth/audit HTTP/1.1\r
    Host: localhost\r
    Content-Type: application/json\r
    X-Headgate-Tenant: %s\r
    """
            .formatted(tenant)
        + headers;
  }

  private long events() {
    return service
        .query("SELECT 1 FROM auth_gateway.outbox WHERE tenant_id = '%s'".formatted(tenant))
        .size();
  }
}
