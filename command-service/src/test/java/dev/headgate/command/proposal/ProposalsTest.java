package dev.headgate.command.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.command.Gateway;
import dev.headgate.command.exchange.Origin;
import dev.headgate.command.exchange.Precondition;
import dev.headgate.command.exchange.Request;
import dev.headgate.command.identifier.Identifiers;
import dev.headgate.event.TenantId;
import dev.headgate.process.principal.Principal;
import dev.headgate.process.problem.Problem;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.query.Query;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is wrong with events before the log is asked.
final class ProposalsTest {

  private static final Identifiers IDENTIFIERS = new Identifiers(InstantSource.system());
  private static final String USER = "user:0199c1a0-0000-7000-8000-0000000000a1";

  private final Proposals proposals = new Proposals(Catalogue.shipped());
  private final Findings findings = new Findings();

  @Test
  void readsEventsInTheirOrder() {
    ObjectNode body = batch(attempt(), attempt());
    List<Proposal> read = proposals.many(request(body, Principal.ALL), findings);
    assertThat(findings.count()).isZero();
    assertThat(read)
        .extracting(proposal -> proposal.place().toString())
        .containsExactly("/events/0", "/events/1");
    assertThat(read)
        .extracting(proposal -> proposal.aggregate().id())
        .containsExactly(
            body.at("/events/0/aggregate_id").textValue(),
            body.at("/events/1/aggregate_id").textValue());
  }

  @Test
  void expectsAnAuditEventToBeTheFirstOfItsAggregate() {
    assertThat(proposals.one(request(attempt(), Principal.ALL), findings))
        .singleElement()
        .extracting(Proposal::expectedVersion)
        .isEqualTo(0L);
  }

  @Test
  void pointsAtAllThatIsWrongWithEachElement() {
    ObjectNode broken = attempt().put("surplus", 1).put("schema_version", 0);
    ((ObjectNode) broken.get("data")).put("success", "yes").remove("platform");
    ObjectNode body = batch(attempt(), broken, attempt().put("correlation_id", "x"));
    body.withArray("events").add(7);
    assertThat(proposals.many(request(body, Principal.ALL), findings)).hasSize(1);
    assertThat(pointers())
        .containsExactlyInAnyOrder(
            "/events/1/schema_version",
            "/events/1/surplus",
            "/events/1/data/success",
            "/events/1/data/platform",
            "/events/2/correlation_id",
            "/events/3");
  }

  @Test
  void wantsOneToAThousandOfThem() {
    proposals.many(request(Gateway.body(), Principal.ALL), findings);
    proposals.many(request(batch(), Principal.ALL), findings);
    ObjectNode tooMany = batch();
    for (int i = 0; i <= Proposals.MOST; i++) {
      tooMany.withArray("events").add(0);
    }
    proposals.many(request(tooMany, Principal.ALL), findings);
    assertThat(pointers()).containsExactly("/events", "/events", "/events");
  }

  @Test
  void tellsWhichTypesAreUnknownAndWhichAreDecided() {
    ObjectNode unknown = attempt().put("event_type", "Invented");
    ObjectNode elsewhere = attempt().put("aggregate_type", "load").put("aggregate_id", "l1");
    ObjectNode decided =
        attempt().put("aggregate_type", "session").put("event_type", "SessionCreated");
    proposals.many(request(batch(unknown, elsewhere), Principal.ALL), findings);
    assertThat(refusal().code()).isEqualTo("event_type_unknown");
    proposals.many(request(batch(decided), Principal.ALL), findings);
    assertThat(refusal().code()).isEqualTo("invalid_fields");
    Findings alone = new Findings();
    proposals.one(request(decided, Principal.ALL), alone);
    assertThat(alone.list())
        .singleElement()
        .satisfies(finding -> assertThat(finding.type().code()).isEqualTo("event_type_decided"));
  }

  @Test
  void pointsAtTheEventThatIsTooLarge() {
    ObjectNode large = attempt();
    ((ObjectNode) large.get("data")).put("padding", "x".repeat(262_144));
    proposals.many(request(batch(attempt(), large), Principal.ALL), findings);
    assertThat(refusal().code()).isEqualTo("limit_exceeded");
    assertThat(pointers()).containsExactly("/events/1/data");
  }

  @Test
  void letsEverybodyNameThemselves() {
    proposals.one(request(attempt().put("created_by", "service:test")), findings);
    proposals.one(request(attempt()), findings);
    assertThat(findings.count()).isZero();
  }

  @Test
  void hasOnlyGatewaysSpeakForOthersAndOnlyTheSystemForItself() {
    for (String other : List.of(USER, "agent:planner", "service:other")) {
      assertThat(codes(other)).containsExactly("forbidden");
      assertThat(codes(other, "system")).containsExactly("forbidden");
      assertThat(codes(other, "gateway")).isEmpty();
    }
    assertThat(codes("system", "gateway")).containsExactly("forbidden");
    assertThat(codes("system", "system")).isEmpty();
    assertThat(codes("system", Principal.ALL)).isEmpty();
  }

  @Test
  void knowsFourKindsOfAuthors() {
    for (String nobody :
        List.of("user:ada", "user:" + "A".repeat(36), "agent:", "service:a b", "System", "root")) {
      assertThat(codes(nobody, Principal.ALL)).containsExactly("invalid_fields");
    }
  }

  @Test
  void saysThatItIsForbiddenBeforeAnythingElse() {
    ObjectNode body = batch(attempt().put("surplus", 1), attempt().put("created_by", USER));
    proposals.many(request(body), findings);
    assertThat(refusal().code()).isEqualTo("forbidden");
    assertThat(refusal().errors()).extracting("pointer").containsExactly("/events/1/created_by");
  }

  private List<String> codes(String author, String... roles) {
    Findings own = new Findings();
    proposals.one(request(attempt().put("created_by", author), roles), own);
    return own.list().stream().map(finding -> finding.type().code()).toList();
  }

  private List<String> pointers() {
    return findings.list().stream().map(finding -> finding.error().pointer()).toList();
  }

  private Problem refusal() {
    Problem[] problem = new Problem[1];
    assertThatThrownBy(findings::refuse)
        .isInstanceOfSatisfying(Refusal.class, refusal -> problem[0] = refusal.problem());
    return problem[0];
  }

  private static ObjectNode batch(ObjectNode... events) {
    ObjectNode body = Gateway.body();
    body.putArray("events").addAll(List.of(events));
    return body;
  }

  private static ObjectNode attempt() {
    ObjectNode event =
        Gateway.body()
            .put("aggregate_type", "audit")
            .put("aggregate_id", IDENTIFIERS.next().toString())
            .put("event_type", "AuthEventLogged");
    event
        .putObject("data")
        .put("event_type", "mfa")
        .put("success", true)
        .put("platform", "web")
        .put("subject_type", "user");
    return event;
  }

  private static Request request(ObjectNode body, String... roles) {
    return new Request(
        new Principal(new TenantId(UUID.randomUUID()), "service:test", Set.of(roles)),
        new Origin(UUID.randomUUID(), null, "127.0.0.1", null),
        Map.of(),
        new Query(Map.of()),
        body,
        new Precondition.None());
  }
}
