package dev.headgate.projector.deadletter;

import static dev.headgate.projector.lookup.ReadModel.OURS;
import static dev.headgate.projector.lookup.ReadModel.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.process.health.HealthReport;
import dev.headgate.process.http.HttpServer.Observation;
import dev.headgate.process.http.Limits;
import dev.headgate.process.principal.DevelopmentAuthenticator;
import dev.headgate.projector.deadletter.LetterTable.Row;
import dev.headgate.projector.http.ProjectorServer;
import dev.headgate.projector.lookup.ReadModel;
import dev.headgate.projector.readdatabase.TenantReads;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is shown of letters, to whom, and which orders are refused. No order is given here: there
/// is neither a command service nor a broker.
final class LetterRoutesIT {

  private static final String TENANT = "X-Headgate-Tenant";
  private static final String ROLES = "X-Headgate-Roles";
  private static final Row CHECKSUM = new Row("bad_checksum", "UserUpserted.v1", 1);
  private static final Row UNKNOWN = new Row("unknown_type", "UserDreamt.v1", 2);
  private static final Row REFUSED = new Row("row_refused", "", 3);
  private static final Row MALFORMED = new Row("malformed_record", "", 4);

  private static ReadModel model;
  private static TenantReads reads;
  private static ProjectorServer server;
  private static Operator operator;

  private final LetterTable table = new LetterTable(model);

  @BeforeAll
  static void start() {
    model = ReadModel.empty();
    reads = TenantReads.open(model.url());
    DeadLetters letters =
        new DeadLetters(
            Map.of("bootstrap.servers", "127.0.0.1:1"),
            reads,
            new OrderAudit(Optional.empty()),
            Catalogue.shipped());
    Observation observation =
        new Observation(
            () -> new HealthReport(true, true, Map.of()),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    server =
        new ProjectorServer(
                letters.routes(), new DevelopmentAuthenticator(), observation, Limits.STANDARD)
            .start("127.0.0.1", 0);
    operator = new Operator(server.port());
  }

  @AfterAll
  static void stop() {
    operator.close();
    server.close();
    reads.close();
    model.close();
  }

  @BeforeEach
  void clear() throws SQLException {
    table.clear();
  }

  @Test
  void showsTheLongestParkedFirstPageByPage() throws SQLException {
    List<String> expected = new ArrayList<>();
    for (int minute : List.of(5, 3, 9, 3, 1, 3)) { // three at one instant
      expected.add(
          minute + " " + table.user(OURS, new Row("bad_checksum", "UserUpserted.v1", minute)));
    }
    expected.sort(String::compareTo);
    List<String> seen = new ArrayList<>();
    String query = "limit=1";
    while (!query.isEmpty()) {
      JsonNode page = operator.list(query);
      assertThat(page.path("items")).hasSize(1);
      JsonNode letter = page.path("items").path(0);
      seen.add(
          letter.path("parked_at").asText().substring(15, 16)
              + " "
              + letter.path("letter_id").asText());
      JsonNode next = page.path("next_cursor");
      query = next.isNull() ? "" : "limit=1&cursor=" + next.asText();
    }
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void tellsWhatWhySinceWhenAndHowManyWaitBehind() throws SQLException {
    UUID letter = table.user(OURS, CHECKSUM);
    assertThat(operator.list("").path("items").path(0).toString())
        .isEqualTo(
            ("{'letter_id':'%1$s','event_id':'%1$s','tenant_id':'%2$s','aggregate_type':'user',"
                    + "'aggregate_id':'u1','aggregate_version':2,'event_type':'UserUpserted.v1',"
                    + "'topic':'auth.user.events.v1','partition':3,'record_offset':17,"
                    + "'reason':'bad_checksum','detail':'why','status':'parked','is_blocking':true,"
                    + "'behind':4,'retries':0,'parked_at':'2026-01-01T00:01:00.000Z',"
                    + "'settled_at':null,'settled_by':null}")
                .formatted(letter, OURS)
                .replace('\'', '"'));
  }

  @Test
  void findsByEveryFilterAndByAllOfThemTogether() throws SQLException {
    UUID checksum = table.user(OURS, CHECKSUM);
    UUID unknown = table.user(OURS, UNKNOWN);
    assertThat(found("")).containsExactly(checksum, unknown);
    assertThat(found("reason=unknown_type")).containsExactly(unknown);
    assertThat(found("aggregate_id=u1")).containsExactly(checksum);
    assertThat(found("event_type=UserDreamt.v1")).containsExactly(unknown);
    assertThat(found("aggregate_type=user&aggregate_id=u2")).containsExactly(unknown);
    assertThat(found("aggregate_type=session")).isEmpty();
    assertThat(found("reason=bad_checksum&aggregate_id=u2")).isEmpty();
    table.settle(checksum);
    assertThat(found("")).containsExactly(unknown);
    assertThat(found("status=discarded")).containsExactly(checksum);
    for (String query :
        List.of("reason=bad", "status=PARKED", "scope=mine", "limit=0", "cursor=x")) {
      operator.unanswered(400, "invalid_query", "?" + query);
    }
  }

  @Test
  void areTheTenantsOwnAndTheOthersAdministrators() throws SQLException {
    UUID ours = table.user(OURS, CHECKSUM);
    UUID theirs = table.user(THEIRS, UNKNOWN);
    UUID nobodys = table.nobodys(MALFORMED);
    assertThat(found("", ROLES, "operator")).containsExactly(ours);
    assertThat(found("", TENANT, THEIRS)).containsExactly(theirs);
    operator.unanswered(404, "not_found", "/" + theirs);
    operator.unanswered(404, "not_found", "/" + nobodys);
    operator.unanswered(404, "not_found", "/made-up");
    operator.refused(404, "not_found", retry(theirs));
    operator.refused(404, "not_found", retry(nobodys));

    assertThat(found("scope=nobodys")).containsExactly(nobodys);
    assertThat(found("scope=all")).containsExactly(ours, theirs, nobodys);
    for (String role : List.of("", "reader", "operator")) {
      operator.unanswered(403, "forbidden", "?scope=all", ROLES, role);
      operator.unanswered(403, "forbidden", "/" + nobodys + "?scope=nobodys", ROLES, role);
      operator.refused(403, "forbidden", wide(), ROLES, role);
    }
    operator.unanswered(403, "forbidden", "", ROLES, "reader");
    operator.unanswered(403, "forbidden", "/" + ours, ROLES, "administrator");
    operator.refused(403, "forbidden", retry(ours), ROLES, "reader");
  }

  @Test
  void areThoseOfTheGenerationThatIsReadAlone() throws SQLException {
    UUID read = table.user(OURS, CHECKSUM);
    UUID former = table.ofGeneration(7, OURS, REFUSED);
    assertThat(found("")).containsExactly(read);
    assertThat(found("scope=all")).containsExactly(read);
    operator.unanswered(404, "not_found", "/" + former);
    operator.refused(404, "not_found", retry(former));
    assertThat(planned("{\"order\":\"retry\",\"filter\":{},\"dry_run\":true}"))
        .containsExactly(read);
  }

  @Test
  void areLookedAtBeforeTheFirstOrderIsGiven() throws SQLException {
    UUID parked = table.user(OURS, CHECKSUM);
    UUID settled = table.user(OURS, UNKNOWN);
    table.settle(settled);
    JsonNode problem =
        operator.refused(
            409,
            "not_parked",
            "{\"order\":\"discard\",\"letter_ids\":[\"%s\",\"%s\"]}".formatted(parked, settled));
    assertThat(problem.path("detail").asText()).contains(settled.toString(), "discarded");
    operator.refused(
        404,
        "not_found",
        "{\"order\":\"discard\",\"letter_ids\":[\"%s\",\"%s\"]}"
            .formatted(parked, UUID.randomUUID()));
  }

  @Test
  void areOrderedAboutPageByPageToo() throws SQLException {
    UUID first = table.user(OURS, CHECKSUM);
    UUID second = table.user(OURS, UNKNOWN);
    UUID third = table.user(OURS, REFUSED);
    JsonNode page =
        operator.planned("{\"order\":\"retry\",\"filter\":{},\"limit\":2,\"dry_run\":true}");
    assertThat(ids(page)).containsExactly(first, second);
    assertThat(
            planned(
                "{\"order\":\"retry\",\"filter\":{},\"limit\":2,\"dry_run\":true,\"cursor\":\"%s\"}"
                    .formatted(page.path("next_cursor").asText())))
        .containsExactly(third);
    assertThat(
            planned(
                "{\"order\":\"discard\",\"filter\":{\"reason\":\"row_refused\"},\"dry_run\":true}"))
        .containsExactly(third);
  }

  @Test
  void refusesOrdersThatSayTooLittleOrTooMuch() throws SQLException {
    UUID letter = table.user(OURS, CHECKSUM);
    operator.refused(422, "invalid_fields", "{\"order\":\"retry\"}");
    operator.refused(422, "invalid_fields", retry(letter).replace("}", ",\"filter\":{}}"));
    operator.refused(422, "invalid_fields", retry(letter).replace("}", ",\"give_up_gap\":true}"));
    operator.refused(422, "invalid_fields", retry(letter).replace("retry", "dance"));
    operator.refused(422, "invalid_fields", retry(letter).replace("}", ",\"scope\":\"mine\"}"));
    operator.refused(422, "invalid_fields", "{\"order\":\"retry\",\"letter_ids\":[\"x\"]}");
    operator.refused(422, "invalid_fields", "{\"order\":\"retry\",\"letter_ids\":[]}");
    JsonNode problem =
        operator.refused(
            422, "invalid_fields", "{\"order\":\"retry\",\"filter\":{\"reason\":\"bad\"}}");
    assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/filter/reason");
    operator.refused(422, "invalid_fields", "{\"order\":\"replace\",\"filter\":{},\"data\":{}}");
  }

  @Test
  void areReplacedOnlyByDataThatCouldBeApplied() throws SQLException {
    UUID letter = table.user(OURS, CHECKSUM);
    JsonNode problem = operator.refused(422, "invalid_fields", replace(letter, "{\"email\":17}"));
    assertThat(problem.findValuesAsText("pointer")).contains("/data/email");
    assertThat(problem.toString()).doesNotContain("17");
    String data = "{\"email\":\"a@b.c\",\"role\":\"member\",\"provider\":\"password\"}";
    String valid = replace(letter, data).replace("\"replace\"", "\"replace\",\"dry_run\":true");
    assertThat(planned(valid)).containsExactly(letter);
    for (String type : List.of("UserDreamt", "SessionCreated", "no name")) {
      operator.refused(
          422,
          "invalid_fields",
          valid.replace("\"data\"", "\"event_type\":\"%s\",\"data\"".formatted(type)));
    }
    UUID unknown = table.user(OURS, UNKNOWN);
    operator.refused(422, "invalid_fields", replace(unknown, data));
    UUID fork = table.user(OURS, new Row("version_fork", "UserUpserted.v1", 8));
    operator.refused(409, "not_replaceable", replace(fork, data));
    UUID nobodys = table.nobodys(MALFORMED);
    operator.refused(
        409,
        "not_replaceable",
        replace(nobodys, data).replace("\"replace\"", "\"replace\",\"scope\":\"all\""));
  }

  @Test
  void areNotOrderedAboutWhereNobodyAuditsThat() throws SQLException {
    UUID letter = table.user(OURS, CHECKSUM);
    JsonNode problem = operator.refused(503, "audit_unavailable", retry(letter));
    assertThat(problem.path("detail").asText())
        .contains("HEADGATE_COMMAND_URL", "0 of 1 orders were given");
  }

  private static String retry(UUID letter) {
    return "{\"order\":\"retry\",\"letter_ids\":[\"%s\"]}".formatted(letter);
  }

  private static String wide() {
    return "{\"order\":\"retry\",\"filter\":{},\"scope\":\"all\"}";
  }

  private static String replace(UUID letter, String data) {
    return "{\"order\":\"replace\",\"letter_ids\":[\"%s\"],\"data\":%s}".formatted(letter, data);
  }

  private static List<UUID> found(String query, String... headers) {
    return ids(operator.list(query, headers));
  }

  private static List<UUID> planned(String body) {
    return ids(operator.planned(body));
  }

  private static List<UUID> ids(JsonNode page) {
    return page.path("items").findValuesAsText("letter_id").stream().map(UUID::fromString).toList();
  }
}
