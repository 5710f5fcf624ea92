package dev.headgate.payload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.event.Event;
import dev.headgate.event.EventType;
import dev.headgate.event.Personal;
import dev.headgate.event.WireTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The properties of an object by name and expected kind. What is missing or of another kind is
/// refused with its name; no value is ever part of a message, since it may be personal.
final class Fields {

  private final EventType type;
  private final JsonNode object;

  Fields(EventType type, JsonNode object) {
    this.type = type;
    this.object = object;
    if (!object.isObject()) {
      throw refused("it is no JSON object");
    }
  }

  String text(String name) {
    return text(name, present(name));
  }

  @Nullable String optionalText(String name) {
    return isAbsent(name) ? null : text(name);
  }

  boolean flag(String name) {
    JsonNode value = present(name);
    if (!value.isBoolean()) {
      throw refused(name + " is no boolean");
    }
    return value.booleanValue();
  }

  UUID uuid(String name) {
    try {
      return UUID.fromString(text(name));
    } catch (IllegalArgumentException noUuid) {
      throw refused(name + " is no UUID");
    }
  }

  Instant time(String name) {
    try {
      return WireTime.parse(text(name));
    } catch (DateTimeException noTime) {
      throw refused(name + " is no time");
    }
  }

  @Nullable Instant optionalTime(String name) {
    return isAbsent(name) ? null : time(name);
  }

  Personal personal(String name) {
    JsonNode value = present(name);
    return value.isObject()
        ? new Personal.Encrypted(
            text(name + "/enc", value.path("enc")), text(name + "/kid", value.path("kid")))
        : new Personal.Clear(text(name, value));
  }

  @Nullable Personal optionalPersonal(String name) {
    return isAbsent(name) ? null : personal(name);
  }

  /// An event whose own rules may refuse the values.
  Event accept(Supplier<Event> event) {
    try {
      return event.get();
    } catch (IllegalArgumentException refused) {
      throw refused(String.valueOf(refused.getMessage()));
    }
  }

  private boolean isAbsent(String name) {
    JsonNode value = object.get(name);
    return value == null || value.isNull();
  }

  private JsonNode present(String name) {
    if (isAbsent(name)) {
      throw refused(name + " is missing");
    }
    return object.path(name);
  }

  private String text(String name, JsonNode value) {
    if (!value.isTextual()) {
      throw refused(name + " is no text");
    }
    return value.textValue();
  }

  private UnreadablePayload refused(String problem) {
    return new UnreadablePayload(type, problem);
  }
}
