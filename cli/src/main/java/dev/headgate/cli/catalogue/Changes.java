package dev.headgate.cli.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.catalogue.Finding;
import dev.headgate.compatibility.SchemaChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What became of files that were released, where events of the log rely on them.
public final class Changes {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Changes() {}

  /// Each way in which a folder breaks a copy of it that was released; none if it only adds.
  public static List<Finding> between(Path released, Path proposed) throws IOException {
    List<Finding> found = new ArrayList<>();
    for (Path file : files(released)) {
      String name = released.relativize(file).toString().replace('\\', '/');
      Path now = proposed.resolve(name);
      if (!Files.exists(now)) {
        found.add(new Finding(name, "", "was taken away"));
        continue;
      }
      SchemaChange.breaks(document(file), document(now)).stream()
          .map(problem -> finding(name, problem))
          .forEach(found::add);
    }
    return found;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  /// An aggregate may move to other people and be decided from then on.
  private static JsonNode document(Path file) throws IOException {
    JsonNode document = JSON.readTree(Files.readString(file));
    return document instanceof ObjectNode object && file.endsWith("aggregate.json")
        ? object.without(List.of("owner", "decided"))
        : document;
  }

  private static Finding finding(String file, String problem) {
    int space = problem.indexOf(' ');
    return new Finding(file, problem.substring(0, space), problem.substring(space + 1));
  }
}
