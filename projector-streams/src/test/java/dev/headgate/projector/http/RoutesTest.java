package dev.headgate.projector.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.house.openapi.ApiDocument;
import dev.headgate.house.openapi.Operation;
import dev.headgate.house.openapi.Place;
import dev.headgate.process.health.HealthReport;
import dev.headgate.process.http.HttpServer.Observation;
import dev.headgate.process.http.Limits;
import dev.headgate.process.principal.ClosedAuthenticator;
import dev.headgate.process.problem.ProblemType;
import dev.headgate.process.problem.StandardProblem;
import dev.headgate.projector.deadletter.DeadLetters;
import dev.headgate.projector.exchange.ReadProblem;
import dev.headgate.projector.exchange.Route;
import dev.headgate.projector.lookup.Reading;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// The service has the routes the document has, and each means what is said there.
final class RoutesTest {

  private static final String CODES =
      "/content/application~1problem+json/schema/allOf/1/properties/code/enum";

  private final ApiDocument document = ApiDocument.beside(ProjectorServer.class);
  private final List<Route> routes =
      Stream.of(
              new Reading(null, new SimpleMeterRegistry()).routes(),
              new DeadLetters(Map.of(), null, null, Catalogue.shipped()).routes())
          .flatMap(List::stream)
          .toList();

  @Test
  void areThePathsOfTheDocument() {
    Observation observation =
        new Observation(
            () -> new HealthReport(true, true, Map.of()),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    try (ProjectorServer server =
        new ProjectorServer(routes, new ClosedAuthenticator(), observation, Limits.STANDARD)) {
      Set<String> documented =
          document.operations().stream()
              .flatMap(RoutesTest::withHead)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(new TreeSet<>(server.endpoints())).isEqualTo(documented);
    }
  }

  @Test
  void areNamedAsTheDocumentNamesThemAndTakeItsParameters() {
    for (Route route : routes) {
      Operation operation = document.find(route.method(), route.path()).orElseThrow();
      assertThat(route.name()).isEqualTo(operation.name());
      assertThat(parameters(operation)).as(route.path()).isEqualTo(route.parameters());
    }
  }

  @Test
  void refuseWithTheCodesTheDocumentListsEachBesideItsStatus() {
    Map<String, Integer> known =
        Stream.<ProblemType[]>of(StandardProblem.values(), ReadProblem.values())
            .flatMap(Stream::of)
            .collect(Collectors.toMap(ProblemType::code, ProblemType::status));
    Set<String> said = new TreeSet<>();
    document
        .root()
        .at("/components/responses")
        .properties()
        .forEach(response -> {
          JsonNode codes = response.getValue().at(CODES);
          int status =
              response
                  .getValue()
                  .at("/content/application~1problem+json/example/status")
                  .intValue();
          texts(codes)
              .forEach(code -> {
                said.add(code);
                assertThat(known.get(code)).as("%s", response.getKey()).isEqualTo(status);
              });
        });
    assertThat(said)
        .isEqualTo(
            texts(document.root().at("/components/schemas/ProblemCode/enum"))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Set<String> parameters(Operation operation) {
    return operation
        .parameters()
        .map(Place::node)
        .filter(parameter -> parameter.required("in").textValue().equals("query"))
        .map(parameter -> parameter.required("name").textValue())
        .collect(Collectors.toSet());
  }

  private static Stream<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::textValue);
  }

  private static Stream<String> withHead(Operation operation) {
    return operation.method().equals("GET")
        ? Stream.of("GET " + operation.path(), "HEAD " + operation.path())
        : Stream.of(operation.method() + " " + operation.path());
  }
}
