package dev.headgate.command.processing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.identifier.NameForm;
import dev.headgate.process.json.Fields;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a processor says of an event.
///
/// @param error why it failed, if it did
record Report(String processor, Stage stage, @Nullable String error) {

  private static final int ERROR = 2_000;

  static Report of(ObjectNode body) {
    Fields fields = new Fields(body);
    String processor =
        fields.matching("processor", NameForm.CONSUMER.pattern(), NameForm.CONSUMER.words());
    Stage stage = fields.optionalOneOf("status", Stage.class);
    String error = fields.optionalText("error", 1, ERROR);
    if (!body.hasNonNull("status")) {
      fields.reject("status", "is required");
    }
    if (stage == Stage.FAILED && !body.hasNonNull("error")) {
      fields.reject("error", "is required when it failed");
    }
    if (stage != null && stage != Stage.FAILED && error != null) {
      fields.reject("error", "means nothing unless it failed");
    }
    fields.end();
    return new Report(processor, Objects.requireNonNull(stage), error);
  }
}
