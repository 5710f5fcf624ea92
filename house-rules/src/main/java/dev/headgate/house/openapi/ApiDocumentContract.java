package dev.headgate.house.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// What holds of every API document: it is a whole OpenAPI 3.1 document, and what it shows is what
/// it says. A test class of each service implements it.
public interface ApiDocumentContract {

  ApiDocument document();

  /// Objects that are open on purpose, by their pointers.
  Set<String> open();

  @Test
  default void namesItsVersionAndItself() {
    JsonNode root = document().root();
    assertThat(root.required("openapi").textValue()).startsWith("3.1.");
    assertThat(root.at("/info/title").textValue()).isNotBlank();
    assertThat(root.at("/info/version").textValue()).isNotBlank();
    assertThat(names(root))
        .isSubsetOf(
            "openapi", "info", "servers", "tags", "security", "paths", "components", "x-unrouted");
  }

  @Test
  default void leadsSomewhereWithEveryReference() {
    List<String> dangling = new ArrayList<>();
    everywhere((pointer, node) -> {
      JsonNode reference = node.get("$ref");
      if (reference != null
          && (!reference.textValue().startsWith("#/")
              || document().root().at(reference.textValue().substring(1)).isMissingNode())) {
        dangling.add(pointer + " -> " + reference.textValue());
      }
    });
    assertThat(dangling).isEmpty();
  }

  @Test
  default void usesEveryComponent() {
    Set<String> used = new HashSet<>();
    everywhere((_, node) -> used.add(node.path("$ref").asText()));
    document()
        .root()
        .required("security")
        .forEach(
            way -> names(way).forEach(name -> used.add("#/components/securitySchemes/" + name)));
    List<String> components =
        document().root().required("components").properties().stream()
            .flatMap(kind ->
                names(kind.getValue()).stream()
                    .map(name -> "#/components/%s/%s".formatted(kind.getKey(), name)))
            .toList();
    assertThat(used).containsAll(components);
  }

  @Test
  default void tellsOfEveryOperationWhatItIsFor() {
    Set<String> tags =
        elements(document().root().required("tags"))
            .map(tag -> tag.required("name").textValue())
            .collect(Collectors.toSet());
    for (Operation operation : document().operations()) {
      JsonNode node = operation.place().node();
      assertThat(node.path("summary").asText()).as("%s", operation).isNotBlank();
      assertThat(elements(node.path("tags")).map(JsonNode::asText).toList())
          .as("%s", operation)
          .isNotEmpty()
          .allMatch(tags::contains);
      assertThat(node.path("responses")).as("%s", operation).isNotEmpty();
    }
    assertThat(document().operations())
        .extracting(operation -> operation.place().node().required("operationId").textValue())
        .doesNotHaveDuplicates();
  }

  @Test
  default void declaresTheVariablesOfEveryPath() {
    for (Operation operation : document().operations()) {
      Set<String> variables =
          Pattern.compile("\\{(\\w+)}")
              .matcher(operation.path())
              .results()
              .map((MatchResult variable) -> variable.group(1))
              .collect(Collectors.toSet());
      Set<String> declared =
          operation
              .parameters()
              .map(Place::node)
              .filter(parameter -> parameter.required("in").textValue().equals("path"))
              .filter(parameter -> parameter.required("required").booleanValue())
              .map(parameter -> parameter.required("name").textValue())
              .collect(Collectors.toSet());
      assertThat(declared).as("%s", operation).isEqualTo(variables);
    }
  }

  @Test
  default void describesEveryAnswerWithItsMediaType() {
    for (Operation operation : document().operations()) {
      operation
          .place()
          .child("responses")
          .orElseThrow()
          .children()
          .forEach(status -> {
            Place response = status.getValue();
            assertThat(response.node().path("description").asText())
                .as("%s", response)
                .isNotBlank();
            assertThat(response.child("content").isPresent())
                .as("%s", response)
                .isEqualTo(!Conformance.hasNoBody(status.getKey()));
          });
    }
  }

  @Test
  default void closesEveryObjectSoThatALeakedFieldIsFound() {
    Set<String> open = new TreeSet<>();
    everywhere((pointer, node) -> {
      boolean object = node.path("type").toString().contains("\"object\"");
      boolean closed =
          node.path("additionalProperties").isBoolean() || node.path("maxProperties").isInt();
      if (object && !closed && !pointer.toString().startsWith("/components/schemas/Metadata/")) {
        open.add(pointer.toString());
      }
    });
    assertThat(open).isEqualTo(new TreeSet<>(open()));
  }

  @Test
  default void showsExamplesThatKeepTheSchemasBesideThem() {
    Examples examples = new Examples(document());
    assertThat(examples.wrong()).isEmpty();
    assertThat(examples.count()).isPositive();
  }

  @Test
  default void showsEveryRequestBody() {
    for (Operation operation : document().operations()) {
      operation
          .requestBody()
          .ifPresent(media -> assertThat(media.node().has("example")).as("%s", media).isTrue());
    }
  }

  private void everywhere(BiConsumer<JsonPointer, JsonNode> visitor) {
    visit(JsonPointer.empty(), document().root(), visitor);
  }

  private static void visit(
      JsonPointer at, JsonNode node, BiConsumer<JsonPointer, JsonNode> visitor) {
    visitor.accept(at, node);
    node.properties()
        .forEach(child -> visit(at.appendProperty(child.getKey()), child.getValue(), visitor));
    for (int index = 0; node.isArray() && index < node.size(); index++) {
      visit(at.appendIndex(index), node.get(index), visitor);
    }
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
