package dev.headgate.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.event.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Events of the types without a record in Java, as people approved them: the examples their
/// schemas had then. They stay valid whatever becomes of schema and examples, as do the events of
/// the log.
final class ApprovedExamplesTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path APPROVED = Path.of("src/test/resources/approved-examples");
  private static final Path RECEIVED = Path.of("target/received-examples");
  private static final Catalogue CATALOGUE = Catalogue.shipped();

  static List<EventType> types() {
    return CATALOGUE.types().stream().filter(type -> !Payloads.types().contains(type)).toList();
  }

  @ParameterizedTest
  @MethodSource("types")
  void whatWasApprovedIsStillValid(EventType type) throws IOException {
    Path approved = APPROVED.resolve(type + ".jsonl");
    if (!Files.exists(approved)) {
      Path received = Files.createDirectories(RECEIVED).resolve(type + ".jsonl");
      Files.writeString(received, examples(type));
      assertThat(approved)
          .as(
              "nothing is approved of %s; if it is right:%n  cp schemas/%s schemas/%s%n",
              type, received, approved)
          .exists();
    }
    for (String line : Files.readAllLines(approved)) {
      assertThat(CATALOGUE.validate(type, JSON.readTree(line))).as(line).isEmpty();
    }
  }

  @Test
  void nothingIsApprovedThatDoesNotExist() throws IOException {
    try (var files = Files.list(APPROVED)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              types().stream().map(type -> type + ".jsonl").toList());
    }
  }

  private static String examples(EventType type) {
    return CATALOGUE.find(type).orElseThrow().examples().stream()
        .map(JsonNode::toString)
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
