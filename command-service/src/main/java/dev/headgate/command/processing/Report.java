package dev.headgate.command.processing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.process.json.Fields;
import dev.headgate.process.problem.FieldError;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a processor says of an event.
///
/// @param error why it failed, if it did
record Report(String processor, Stage stage, @Nullable String error) {

  static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private static final int ERROR = 2_000;

  static Report of(ObjectNode body) {
    Fields fields = new Fields(body);
    String processor = fields.matching("processor", NAME, "1 to 100 of A-Z a-z 0-9 . _ -");
    Stage stage = fields.optionalOneOf("status", Stage.class);
    String error = fields.optionalText("error", 1, ERROR);
    if (!body.hasNonNull("status")) {
      reject(fields, "status", "is required");
    }
    if (stage == Stage.FAILED && !body.hasNonNull("error")) {
      reject(fields, "error", "is required when it failed");
    }
    if (stage != null && stage != Stage.FAILED && error != null) {
      reject(fields, "error", "means nothing unless it failed");
    }
    fields.end();
    return new Report(processor, Objects.requireNonNull(stage), error);
  }

  private static void reject(Fields fields, String field, String detail) {
    fields.reject(new FieldError(JsonPointer.empty().appendProperty(field).toString(), detail));
  }
}
