package dev.headgate.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.house.openapi.ApiDocument;
import dev.headgate.house.openapi.Operation;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The service has the routes the document has, and each means what is said there.
final class RoutesTest {

  private static final Set<String> CONDITIONS =
      Stream.of(Condition.values()).map(Condition::header).collect(Collectors.toSet());

  private final ApiDocument document = ApiDocument.beside(CommandServer.class);

  @Test
  void areThePathsOfTheDocument() {
    try (CommandServer server = Routing.server()) {
      Set<String> documented =
          document.operations().stream()
              .flatMap(RoutesTest::withHead)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(new TreeSet<>(server.endpoints())).isEqualTo(documented);
    }
  }

  @Test
  void honourTheConditionsTheDocumentOffers() {
    for (Route route : Routing.commands().routes()) {
      Set<String> offered = new HashSet<>(operation(route).requestHeaders());
      offered.retainAll(CONDITIONS);
      assertThat(offered)
          .as(route.path())
          .isEqualTo(route.honours().stream().map(Condition::header).collect(Collectors.toSet()));
    }
  }

  @Test
  void takeTheParametersTheDocumentOffers() {
    for (Route route : Routing.commands().routes()) {
      assertThat(operation(route).queryParameters()).as(route.path()).isEqualTo(route.parameters());
    }
  }

  @Test
  void needTheBodiesTheDocumentAsksFor() {
    for (Route route : Routing.commands().routes()) {
      Optional<Boolean> expected =
          switch (route.body()) {
            case NONE -> Optional.empty();
            case OPTIONAL -> Optional.of(false);
            case REQUIRED -> Optional.of(true);
          };
      assertThat(operation(route).bodyRequired()).as(route.path()).isEqualTo(expected);
    }
  }

  @Test
  void areNamedAsTheDocumentNamesThem() {
    for (Route route : Routing.commands().routes()) {
      assertThat(route.name()).isEqualTo(operation(route).name());
    }
  }

  private Operation operation(Route route) {
    return document.operations().stream()
        .filter(found -> found.path().equals(route.path()))
        .filter(found -> found.method().equals(route.method().name()))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String> withHead(Operation operation) {
    return operation.method().equals("GET")
        ? Stream.of("GET " + operation.path(), "HEAD " + operation.path())
        : Stream.of(operation.method() + " " + operation.path());
  }
}
