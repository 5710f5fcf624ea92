package dev.headgate.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.house.openapi.ApiDocument;
import dev.headgate.house.openapi.Conformance;
import dev.headgate.house.openapi.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What reaches no handler is refused in the same form as everything else.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UnroutedTest {

  private static final String HOST = "Host: localhost\r\nConnection: close\r\n";

  private final Conformance conformance = new Conformance(ApiDocument.beside(CommandServer.class));
  private final CommandServer server = Routing.server().start("127.0.0.1", 0);
  private final RawClient client = new RawClient(server.port());

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void tellsWhichMethodsAPathKnows() throws Exception {
    Exchange refused = refused("PATCH /v1/auth/api-keys/x HTTP/1.1\r\n" + HOST + "\r\n", 405);
    assertThat(refused.headers().get("Allow")).containsExactly("DELETE");
    Exchange health = refused("DELETE /health HTTP/1.1\r\n" + HOST + "\r\n", 405);
    assertThat(health.headers().get("Allow")).containsExactly("GET, HEAD");
  }

  @Test
  void knowsNoOtherPath() throws Exception {
    refused("GET /v1/auth HTTP/1.1\r\n" + HOST + "\r\n", 404);
    refused("OPTIONS * HTTP/1.1\r\n" + HOST + "\r\n", 404);
  }

  @Test
  void refusesHeadersThatAreTooLarge() throws Exception {
    String header = "X: " + "x".repeat(20_000) + "\r\n";
    Exchange refused = refused("GET /health HTTP/1.1\r\n" + HOST + header + "\r\n", 431);
    assertThat(refused.body()).contains("headers_too_large");
  }

  @Test
  void refusesWhatIsNoHttp() throws Exception {
    refused("HELLO\r\n\r\n", 400);
    refused("GET /health HTTP/1.1\r\n\r\n", 400);
    refused("GET /%zz HTTP/1.1\r\n" + HOST + "\r\n", 400);
    refused("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n" + HOST + "\r\n", 414);
    refused("GET /health HTTP/1.1\r\n" + HOST + "Expect: miracles\r\n\r\n", 417);
    refused("GET /health HTTP/3.0\r\n" + HOST + "\r\n", 505);
  }

  private Exchange refused(String request, int status) throws Exception {
    Exchange exchange = client.send(request);
    assertThat(exchange.status()).as(exchange.body()).isEqualTo(status);
    conformance.check(exchange);
    return exchange;
  }
}
