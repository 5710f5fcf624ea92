package dev.headgate.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The catalogue against the last released one, which `schemas/released` keeps.
final class ReleasedSchemasTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path RELEASED = Path.of("released");
  private static final Path PROPOSED = Path.of("src/main/resources/catalogue");

  @Test
  void theCatalogueKeepsEveryReleasedPromise() throws IOException {
    assertThat(breaks(RELEASED, PROPOSED))
        .as(
            "a released schema changed in more than words and optional properties: events of the"
                + " log and programs of subscribers rely on it. Leave X.v1.json as it is and make"
                + " X.v2.json beside it, with an upcaster")
        .isEmpty();
  }

  @Test
  void whatIsThereIsReleased() throws IOException {
    assertThat(names(PROPOSED))
        .as("types whose changes nobody judges yet; a release copies them, see released/README.md")
        .isEqualTo(names(RELEASED));
  }

  @Test
  void aReleasedSchemaCannotBeTakenAway(@TempDir Path proposed) throws IOException {
    copyReleased(proposed);
    Files.delete(proposed.resolve("auth/user/UserUpserted.v1.json"));
    assertThat(breaks(RELEASED, proposed))
        .containsExactly(Map.entry("auth/user/UserUpserted.v1.json", List.of("was taken away")));
  }

  @Test
  void aReleasedTopicKeepsItsNameAndPartitions(@TempDir Path proposed) throws IOException {
    copyReleased(proposed);
    Path file = proposed.resolve("auth/user/aggregate.json");
    ObjectNode aggregate = (ObjectNode) JSON.readTree(Files.readString(file));
    aggregate.put("topic", "auth.users.events.v1").put("partitions", 12).put("owner", "others");
    Files.writeString(file, aggregate.toString());
    assertThat(breaks(RELEASED, proposed))
        .containsExactly(
            Map.entry(
                "auth/user/aggregate.json",
                List.of(
                    "/partitions changed from 6 to 12",
                    "/topic changed from \"auth.user.events.v1\" to \"auth.users.events.v1\"")));
  }

  @Test
  void aNewTypeAndANewVersionAreNobodysPromiseYet(@TempDir Path proposed) throws IOException {
    copyReleased(proposed);
    Files.writeString(proposed.resolve("auth/user/UserUpserted.v2.json"), "{}");
    Files.writeString(proposed.resolve("auth/user/UserForgotten.v1.json"), "{}");
    assertThat(breaks(RELEASED, proposed)).isEmpty();
  }

  private static Map<String, List<String>> breaks(Path released, Path proposed) throws IOException {
    Map<String, List<String>> breaks = new TreeMap<>();
    for (Path file : files(released)) {
      Path now = proposed.resolve(released.relativize(file).toString());
      List<String> found =
          Files.exists(now)
              ? SchemaChange.breaks(json(file), json(now))
              : List.of("was taken away");
      if (!found.isEmpty()) {
        breaks.put(released.relativize(file).toString(), found);
      }
    }
    return breaks;
  }

  private static JsonNode json(Path file) throws IOException {
    ObjectNode document = (ObjectNode) JSON.readTree(Files.readString(file));
    if (file.endsWith("aggregate.json")) {
      document.remove("owner"); // it may move to other people, and be decided from now on
      document.remove("decided");
    }
    return document;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static List<String> names(Path folder) throws IOException {
    return files(folder).stream().map(file -> folder.relativize(file).toString()).toList();
  }

  private static void copyReleased(Path target) throws IOException {
    for (Path file : files(RELEASED)) {
      Path copy = target.resolve(RELEASED.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }
}
