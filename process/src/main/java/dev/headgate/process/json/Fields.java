package dev.headgate.process.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.event.WireTime;
import dev.headgate.process.problem.FieldError;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the fields of one object and collects all that is wrong, so that a client learns
/// everything at once. Every reader answers with a stand-in after an error; [#end] then throws, so
/// call it before a value is used. An optional field that is `null` counts as absent. Confined to
/// one thread.
public final class Fields {

  private static final UUID NO_UUID = new UUID(0, 0);

  /// Beyond these years a time has no four digits any more, which the schemas require.
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  private final ObjectNode object;
  private final JsonPointer place;
  private final Set<String> read = new HashSet<>();
  private final List<FieldError> errors = new ArrayList<>();

  public Fields(ObjectNode object) {
    this(object, JsonPointer.empty());
  }

  /// Reads an object that is part of the body.
  ///
  /// @param place where it is there
  public Fields(ObjectNode object, JsonPointer place) {
    this.object = object;
    this.place = place;
  }

  /// A text of `min` to `max` characters (code points).
  public String text(String name, int min, int max) {
    JsonNode node = required(name);
    return node == null ? "" : text(name, node, min, max);
  }

  public @Nullable String optionalText(String name, int min, int max) {
    JsonNode node = optional(name);
    return node == null ? null : text(name, node, min, max);
  }

  /// A text that matches as a whole; `words` say what is expected.
  public String matching(String name, Pattern pattern, String words) {
    JsonNode node = required(name);
    if (node == null || (node.isTextual() && pattern.matcher(node.textValue()).matches())) {
      return node == null ? "" : node.textValue();
    }
    return wrong(name, "must be " + words, "");
  }

  public UUID uuid(String name) {
    JsonNode node = required(name);
    return node == null ? NO_UUID : uuid(name, node);
  }

  public @Nullable UUID optionalUuid(String name) {
    JsonNode node = optional(name);
    return node == null ? null : uuid(name, node);
  }

  public @Nullable Instant optionalInstant(String name) {
    JsonNode node = optional(name);
    return node == null ? null : instant(name, node);
  }

  public boolean bool(String name) {
    JsonNode node = required(name);
    if (node != null && !node.isBoolean()) {
      return wrong(name, "must be true or false", false);
    }
    return node != null && node.booleanValue();
  }

  /// False when it is absent.
  public boolean optionalBool(String name) {
    return optional(name) != null && bool(name);
  }

  /// A constant of an enum, in lower case.
  public <E extends Enum<E>> @Nullable E optionalOneOf(String name, Class<E> type) {
    JsonNode node = optional(name);
    if (node == null) {
      return null;
    }
    for (E constant : type.getEnumConstants()) {
      if (wire(constant).equals(node.textValue())) {
        return constant;
      }
    }
    String all =
        Arrays.stream(type.getEnumConstants()).map(Fields::wire).collect(Collectors.joining(", "));
    return wrong(name, "must be one of " + all, null);
  }

  private static String wire(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /// Each of them once, in their sequence.
  public @Nullable List<UUID> optionalUuids(String name, int most) {
    JsonNode node = optional(name);
    if (node == null) {
      return null;
    }
    if (!node.isArray() || node.isEmpty() || node.size() > most) {
      return wrong(name, "must be an array of 1 to %d UUIDs".formatted(most), List.of());
    }
    return node.valueStream().map(element -> uuid(name, element)).distinct().toList();
  }

  /// The elements of an array, none of them looked at.
  public List<JsonNode> array(String name, int min, int max) {
    JsonNode node = required(name);
    if (node == null) {
      return List.of();
    }
    if (!node.isArray() || node.size() < min || node.size() > max) {
      return wrong(name, "must be an array of %d to %d elements".formatted(min, max), List.of());
    }
    return node.valueStream().toList();
  }

  public @Nullable Long optionalWhole(String name, long min, long max) {
    JsonNode node = optional(name);
    if (node == null) {
      return null;
    }
    if (!node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.longValue() < min
        || node.longValue() > max) {
      return wrong(name, "must be a whole number from %d to %d".formatted(min, max), min);
    }
    return node.longValue();
  }

  public ObjectNode object(String name) {
    JsonNode node = required(name);
    if (node instanceof ObjectNode found) {
      return found;
    }
    return node == null ? object : wrong(name, "must be an object", object);
  }

  public @Nullable ObjectNode optionalObject(String name) {
    JsonNode node = optional(name);
    if (node == null || node instanceof ObjectNode) {
      return (ObjectNode) node;
    }
    return wrong(name, "must be an object", object);
  }

  /// Adds what the caller found wrong with a field.
  public void reject(String name, String detail) {
    reject(new FieldError(place.appendProperty(name).toString(), detail));
  }

  /// Adds what the caller found.
  public void reject(FieldError error) {
    errors.add(error);
  }

  /// Closes the reading.
  ///
  /// @throws Refusal 422 with a pointer for each wrong, missing or unknown field
  public void end() {
    List<FieldError> wrong = errors();
    if (!wrong.isEmpty()) {
      throw Refusal.of(
          StandardProblem.INVALID_FIELDS,
          "Correct the fields named in errors and send again.",
          wrong);
    }
  }

  /// Closes the reading without refusing, for an object that is one of many: all that is wrong.
  public List<FieldError> errors() {
    object
        .fieldNames()
        .forEachRemaining(name -> {
          if (!read.contains(name)) {
            wrong(name, "is not a field of this command", name);
          }
        });
    return List.copyOf(errors);
  }

  private @Nullable JsonNode required(String name) {
    JsonNode node = optional(name);
    return node == null ? wrong(name, "is required", null) : node;
  }

  private @Nullable JsonNode optional(String name) {
    read.add(name);
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? null : node;
  }

  private String text(String name, JsonNode node, int min, int max) {
    if (!node.isTextual()) {
      return wrong(name, "must be a text", "");
    }
    int length = node.textValue().codePointCount(0, node.textValue().length());
    if (length < min || length > max) {
      return wrong(name, "must have %d to %d characters".formatted(min, max), "");
    }
    return node.textValue();
  }

  private UUID uuid(String name, JsonNode node) {
    return Optional.ofNullable(node.textValue())
        .flatMap(UuidText::read)
        .orElseGet(() -> wrong(name, "must be a UUID", NO_UUID));
  }

  private Instant instant(String name, JsonNode node) {
    try {
      Instant instant = OffsetDateTime.parse(node.asText()).toInstant();
      if (node.isTextual() && !instant.isBefore(FIRST) && !instant.isAfter(LAST)) {
        return WireTime.cut(instant);
      }
      return wrong(name, "must be a time of the years 1 to 9999", FIRST);
    } catch (DateTimeException notATime) {
      return wrong(name, "must be a time as in 2026-11-21T08:00:00.000Z", FIRST);
    }
  }

  private <T extends @Nullable Object> T wrong(String name, String detail, T standIn) {
    reject(name, detail);
    return standIn;
  }
}
