package dev.headgate.command.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.command.http.CommandServer;
import dev.headgate.house.openapi.ApiDocument;
import dev.headgate.house.openapi.Conformance;
import dev.headgate.house.openapi.Exchange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The check passes what is documented, and objects to each way of leaving it.
final class ConformanceTest {

  private static final String LOGOUT = "/v1/auth/logout";
  private static final String ANSWER =
      """
      {"session_id":"01a1fd05-319e-7b32-a01a-ab2462586166",
       "event_ids":["01a1fd06-7c55-7d1f-b8e2-5f1a0c9d3e77"],"aggregate_version":2}\
      """;
  private static final String REVOKED =
      """
      {"type":"https://headgate.dev/problems/%1$s","title":"The command was rejected",
       "status":409,"code":"%1$s","detail":"The session is revoked already."}\
      """;

  private final Conformance conformance = new Conformance(ApiDocument.beside(CommandServer.class));
  private final Map<String, List<String>> headers =
      new HashMap<>(
          Map.of(
              "content-type", List.of("application/json"),
              "etag", List.of("\"2\""),
              "x-correlation-id", List.of("01a1fd05-3101-7dec-96ff-1611a227627c"),
              "cache-control", List.of("no-store")));

  @Test
  void passesWhatIsDocumented() {
    assertThat(answered(200, ANSWER)).isEmpty();
    problem();
    assertThat(answered(409, REVOKED.formatted("session_revoked"))).isEmpty();
  }

  @Test
  void objectsToAStatusThatIsNotDocumented() {
    assertThat(answered(201, ANSWER)).containsExactly("the status is not documented");
    assertThat(answered(418, ANSWER)).containsExactly("the status is not documented");
  }

  @Test
  void objectsToAFieldThatLeaksOut() {
    assertThat(answered(200, ANSWER.replace("{", "{\"password_hash\":\"x\",")))
        .singleElement()
        .asString()
        .contains("password_hash");
  }

  @Test
  void objectsToAFieldThatIsMissingOrOfAnotherType() {
    assertThat(answered(200, ANSWER.replace("aggregate_version", "version"))).hasSize(2);
    assertThat(answered(200, ANSWER.replace(":2}", ":\"2\"}"))).hasSize(1);
    assertThat(answered(200, ANSWER.replace("01a1fd06-", "01a1fd06"))).hasSize(1);
    assertThat(answered(200, "{")).containsExactly("body: it is no JSON");
  }

  @Test
  void objectsToAMissingHeader() {
    headers.remove("etag");
    assertThat(answered(200, ANSWER)).containsExactly("the header ETag is missing");
  }

  @Test
  void objectsToAHeaderOfAnotherForm() {
    headers.put("etag", List.of("2"));
    assertThat(answered(200, ANSWER)).singleElement().asString().startsWith("the header ETag:");
  }

  @Test
  void objectsToAHeaderThatIsNotDocumented() {
    headers.put("x-powered-by", List.of("Jetty"));
    assertThat(answered(200, ANSWER)).containsExactly("the header x-powered-by is not documented");
  }

  @Test
  void objectsToAMediaTypeThatIsNotDocumented() {
    headers.put("content-type", List.of("text/html; charset=utf-8"));
    assertThat(answered(200, ANSWER))
        .containsExactly("the media type 'text/html' is not documented");
    headers.remove("content-type");
    assertThat(answered(200, ANSWER)).containsExactly("the media type '' is not documented");
  }

  @Test
  void objectsToACodeThatBelongsToAnotherAnswer() {
    problem();
    assertThat(answered(409, REVOKED.formatted("email_taken"))).hasSize(1);
    assertThat(answered(409, REVOKED.formatted("no_such_code"))).hasSize(2);
  }

  @Test
  void objectsToARefusalThatDoesNotSayWhenToTryAgain() {
    problem();
    assertThat(answered(503, REVOKED.formatted("busy").replace("409", "503")))
        .containsExactly("the header Retry-After is missing");
    headers.put("retry-after", List.of("soon"));
    assertThat(answered(503, REVOKED.formatted("busy").replace("409", "503"))).hasSize(1);
  }

  @Test
  void objectsToARefusalThatDoesNotNameItsRealm() {
    problem();
    String unknown = REVOKED.formatted("invalid_token").replace("409", "401");
    assertThat(answered(401, unknown)).containsExactly("the header WWW-Authenticate is missing");
    headers.put("www-authenticate", List.of("Headgate realm=\"headgate\""));
    assertThat(answered(401, unknown)).isEmpty();
  }

  @Test
  void objectsToAnAcceptedRequestThatTheDocumentForbids() {
    assertThat(objections("POST", LOGOUT, "{\"token\":1}", 200, ANSWER)).hasSize(1);
    assertThat(objections("POST", LOGOUT, "", 200, ANSWER)).hasSize(1);
  }

  @Test
  void knowsWhatBelongsToNoOperation() {
    problem();
    headers.remove("x-correlation-id");
    String notFound = REVOKED.formatted("not_found").replace("409", "404");
    assertThat(objections("GET", "/nowhere", "", 404, notFound)).isEmpty();
    assertThat(objections("GET", "/nowhere", "", 200, notFound)).hasSize(1);
    String notAllowed = REVOKED.formatted("method_not_allowed").replace("409", "405");
    assertThat(objections("GET", LOGOUT, "", 405, notAllowed))
        .containsExactly("the header Allow is missing");
  }

  @Test
  void takesHeadForGetWithoutABody() {
    headers.keySet().removeIf(name -> !name.equals("content-type"));
    assertThat(objections("HEAD", "/health/live", "", 200, "")).isEmpty();
    assertThat(objections("HEAD", "/health/live", "", 200, "{\"live\":true}")).hasSize(1);
  }

  @Test
  void failsWithAllObjectionsAtOnce() {
    headers.remove("etag");
    assertThatThrownBy(() ->
            conformance.check(
                new Exchange("POST", LOGOUT, "{\"token\":\"x\"}", 200, headers, "{}")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(LOGOUT)
        .hasMessageContaining("ETag")
        .hasMessageContaining("session_id");
  }

  private void problem() {
    headers.remove("etag");
    headers.put("content-type", List.of("application/problem+json"));
  }

  private List<String> answered(int status, String body) {
    return objections("POST", LOGOUT, "{\"token\":\"x\"}", status, body);
  }

  private List<String> objections(
      String method, String path, String request, int status, String body) {
    return conformance.objections(new Exchange(method, path, request, status, headers, body));
  }
}
