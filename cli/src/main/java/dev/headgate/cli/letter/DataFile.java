package dev.headgate.cli.letter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.cli.control.Json;
import dev.headgate.cli.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Data that an event is to have.
public final class DataFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private DataFile() {}

  /// The object that a file holds.
  ///
  /// @throws StackFailure when it holds something else; what it holds is not told
  public static ObjectNode read(Path file) throws IOException {
    try {
      if (JSON.readTree(Files.readString(file)) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException _) {
      // told below
    }
    throw new StackFailure(file + " holds no JSON object", "correct it and order again");
  }

  /// The data of a letter's record, as a person left it in an editor. The file in between is the
  /// owner's alone, and removed.
  ///
  /// @throws StackFailure when there is no record, no editor, or nothing was changed
  public static ObjectNode edited(JsonNode letter) throws IOException, InterruptedException {
    JsonNode value = letter.at("/record/value");
    if (!value.isTextual()) {
      throw new StackFailure("its topic has the record no longer", "give the data with --data");
    }
    Path file =
        Files.createTempFile(
            "headgate-letter-",
            ".json",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      String before = readable(value.asText());
      Files.writeString(file, before);
      edit(file);
      if (Files.readString(file).equals(before)) {
        throw new StackFailure(
            "nothing was changed", "nothing was ordered; retry takes it as it is");
      }
      return read(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /// Poison may be no JSON at all.
  private static String readable(String value) {
    try {
      return Json.pretty(JSON.readTree(value)) + System.lineSeparator();
    } catch (JsonProcessingException broken) {
      return value;
    }
  }

  private static void edit(Path file) throws IOException, InterruptedException {
    Map<String, String> environment = System.getenv();
    String editor =
        Stream.of("VISUAL", "EDITOR")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(words -> !words.isBlank())
            .findFirst()
            .orElse("vi");
    List<String> words = new ArrayList<>(List.of(editor.strip().split("\\s+")));
    words.add(file.toString());
    int code = new ProcessBuilder(words).inheritIO().start().waitFor();
    if (code != 0) {
      throw new StackFailure("the editor ended with " + code, "nothing was ordered");
    }
  }
}
