package dev.headgate.process.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.process.problem.FieldError;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads a body as one JSON object, or refuses it saying where and why. Refused: bytes that are not
/// UTF-8, a second key of the same name, anything behind the object, more than 32 levels, numbers
/// and characters Postgres cannot keep. Without state; any thread may use it.
public final class StrictJson {

  private static final int LEVELS = 32;

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(LEVELS)
                          .maxNumberLength(100)
                          .maxNameLength(1_000)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private StrictJson() {}

  /// Reads the whole body.
  ///
  /// @throws Refusal 400 when it is no JSON object, 422 when a value in it cannot be kept
  public static ObjectNode object(byte[] body) {
    if (!(parse(text(body)) instanceof ObjectNode object)) {
      throw malformed("The body must be one JSON object.", "");
    }
    List<FieldError> errors = StorableValues.check(object);
    if (!errors.isEmpty()) {
      throw Refusal.of(
          StandardProblem.INVALID_FIELDS,
          "Correct the fields named in errors and send again.",
          errors);
    }
    return object;
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw malformed("The body is not valid UTF-8.", "");
    }
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      String where =
          broken.getLocation() == null
              ? "at its end"
              : "at line %d, column %d"
                  .formatted(broken.getLocation().getLineNr(), broken.getLocation().getColumnNr());
      throw malformed("The body stops being JSON " + where + ": " + kind(broken), "");
    }
  }

  /// Jackson's message quotes the input, which may be a password; only its kind is passed on.
  private static String kind(JsonProcessingException broken) {
    String message = broken.getOriginalMessage();
    if (message.startsWith("Duplicate field") || message.startsWith("Duplicate Object property")) {
      return "a key appears twice.";
    }
    if (message.contains("nesting depth")) {
      return "it is nested deeper than " + LEVELS + " levels.";
    }
    if (message.startsWith("Trailing token")) {
      return "something follows the object.";
    }
    return "the text breaks the grammar or a limit.";
  }

  private static Refusal malformed(String detail, String pointer) {
    return Refusal.of(
        StandardProblem.MALFORMED_JSON, detail, List.of(new FieldError(pointer, detail)));
  }
}
