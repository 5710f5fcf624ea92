package dev.headgate.command.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.command.http.CommandServer;
import dev.headgate.command.problem.CommandProblem;
import dev.headgate.command.problem.Rejections;
import dev.headgate.command.rejection.Reason;
import dev.headgate.command.rejection.Rejection;
import dev.headgate.house.openapi.ApiDocument;
import dev.headgate.house.openapi.Operation;
import dev.headgate.house.openapi.Place;
import dev.headgate.process.problem.Problem;
import dev.headgate.process.problem.ProblemType;
import dev.headgate.process.problem.StandardProblem;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// The codes the document lists are those the service has, each beside its status.
final class ProblemCodesTest {

  /// No request leads there: the id is made for the command, so nothing can have it yet.
  private static final Set<Reason> IMPOSSIBLE =
      EnumSet.of(
          Reason.USER_EXISTS, Reason.SESSION_EXISTS, Reason.API_KEY_EXISTS, Reason.ALREADY_LOGGED);

  /// Jetty refuses broken HTTP with more statuses than one.
  private static final String UNREADABLE = StandardProblem.MALFORMED_REQUEST.code();

  private final ApiDocument document = ApiDocument.beside(CommandServer.class);
  private final Map<String, Integer> statuses = new HashMap<>();

  ProblemCodesTest() {
    Stream.<ProblemType[]>of(StandardProblem.values(), CommandProblem.values())
        .flatMap(Stream::of)
        .forEach(type -> statuses.put(type.code(), type.status()));
    for (Reason reason : EnumSet.complementOf(EnumSet.copyOf(IMPOSSIBLE))) {
      Problem problem = Rejections.problem(new Rejection(reason));
      statuses.put(problem.code(), problem.status());
    }
  }

  @Test
  void listsEveryCodeThereIs() {
    assertThat(texts(document.root().at("/components/schemas/ProblemCode/enum")))
        .isEqualTo(statuses.keySet());
  }

  @Test
  void saysOfEveryRefusalWhichCodesItCanHave() {
    Set<String> said = new HashSet<>();
    for (Operation operation : document.operations()) {
      operation
          .place()
          .child("responses")
          .orElseThrow()
          .children()
          .filter(response -> response.getKey().compareTo("400") >= 0)
          .forEach(response -> said.addAll(codes(response.getKey(), response.getValue())));
    }
    JsonNode unrouted = document.root().required("x-unrouted");
    unrouted
        .properties()
        .forEach(response ->
            said.addAll(
                texts(
                    document
                        .root()
                        .at(response.getValue().required("$ref").textValue().substring(1))
                        .at(CODES))));
    assertThat(said).isEqualTo(statuses.keySet());
  }

  private static final String CODES =
      "/content/application~1problem+json/schema/allOf/1/properties/code/enum";

  private Set<String> codes(String status, Place response) {
    Set<String> codes = texts(response.node().at(CODES));
    boolean health = response.node().at("/content/application~1json").isObject();
    assertThat(codes.isEmpty()).as("%s", response).isEqualTo(health);
    for (String code : codes) {
      if (!code.equals(UNREADABLE)) {
        assertThat(String.valueOf(statuses.get(code)))
            .as("%s %s", response, code)
            .isEqualTo(status);
      }
    }
    return codes;
  }

  private static Set<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::textValue)
        .collect(Collectors.toSet());
  }
}
