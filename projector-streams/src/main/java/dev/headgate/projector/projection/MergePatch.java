package dev.headgate.projector.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// JSON Merge Patch, https://www.rfc-editor.org/rfc/rfc7396. Pure.
final class MergePatch {

  static final String NOTHING = "{}";

  /// A row has to fit a record of the state topic, which a broker takes up to 1 MiB of.
  static final int LARGEST = 512 * 1024;

  // Numbers keep the digits they came with.
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private MergePatch() {}

  /// The state after a patch.
  ///
  /// @throws IllegalStateException when the patch is no object, or the state became too large
  static String merge(String state, String patch) {
    String merged = merged(object(state), object(patch)).toString();
    if (merged.length() > LARGEST || merged.getBytes(UTF_8).length > LARGEST) {
      throw new IllegalStateException(
          "its state would become larger than %d bytes".formatted(LARGEST));
    }
    return merged;
  }

  private static ObjectNode merged(ObjectNode target, ObjectNode patch) {
    patch
        .properties()
        .forEach(member -> {
          String name = member.getKey();
          JsonNode value = member.getValue();
          if (value.isNull()) {
            target.remove(name);
          } else if (value instanceof ObjectNode inner) {
            boolean has = target.get(name) instanceof ObjectNode;
            ObjectNode below = has ? target.withObjectProperty(name) : JSON.createObjectNode();
            target.set(name, merged(below, inner));
          } else {
            target.set(name, value);
          }
        });
    return target;
  }

  // A message of Jackson's quotes the text, which may be personal.
  private static ObjectNode object(String text) {
    try {
      if (JSON.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("its data is no JSON");
    }
    throw new IllegalStateException("its data is no object");
  }
}
