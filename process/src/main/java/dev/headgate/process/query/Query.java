package dev.headgate.process.query;

import dev.headgate.process.json.UuidText;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/// The query parameters of a request, each once. What cannot be used is refused, never passed over.
public record Query(Map<String, String> values) {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  public Query {
    values = Map.copyOf(values);
  }

  /// Takes the parameters as they came.
  ///
  /// @throws Refusal 400 when one is not known or comes twice
  public static Query of(Map<String, List<String>> given, Set<String> known) {
    Map<String, String> values = new HashMap<>();
    given.forEach((name, all) -> {
      if (!known.contains(name)) {
        throw refused("This route knows no such parameter; it knows " + new TreeSet<>(known) + ".");
      }
      if (all.size() != 1) {
        throw refused(name + " is given more than once.");
      }
      if (all.getFirst().indexOf('\0') >= 0) {
        throw refused(name + " holds a character Postgres cannot hold.");
      }
      values.put(name, all.getFirst());
    });
    return new Query(values);
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /// A text of a bounded length.
  public Optional<String> text(String name, int longest) {
    Optional<String> text = text(name);
    if (text.isPresent() && (text.get().isEmpty() || text.get().length() > longest)) {
      throw refused("%s must have 1 to %d characters.".formatted(name, longest));
    }
    return text;
  }

  /// A whole number within bounds.
  public Optional<Long> number(String name, long least, long most) {
    Optional<Long> number =
        parsed(name, Long::valueOf, "must be a number from %d to %d".formatted(least, most));
    if (number.isPresent() && (number.get() < least || number.get() > most)) {
      throw refused("%s must be a number from %d to %d.".formatted(name, least, most));
    }
    return number;
  }

  public Optional<UUID> uuid(String name) {
    return parsed(
        name,
        text -> UuidText.read(text).orElseThrow(() -> new IllegalArgumentException(text)),
        "must be a UUID");
  }

  public Optional<Boolean> flag(String name) {
    return oneOf(name, Truth.class).map(truth -> truth == Truth.TRUE);
  }

  /// An instant in RFC 3339. Times without a year of four digits are none of a database's.
  public Optional<Instant> time(String name) {
    return parsed(name, Query::instant, "must be a time as in RFC 3339");
  }

  private static Instant instant(String text) {
    Instant time = OffsetDateTime.parse(text).toInstant();
    if (time.isBefore(FIRST) || time.isAfter(LAST)) {
      throw new IllegalArgumentException("no year of four digits");
    }
    return time;
  }

  /// A constant of an enum, in lower case.
  public <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
    return parsed(
        name,
        text -> {
          if (!text.equals(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(text);
          }
          return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        },
        "must be one of "
            + String.join(
                ", ",
                Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                    .toList()));
  }

  private enum Truth {
    TRUE,
    FALSE
  }

  private <T> Optional<T> parsed(String name, Function<String, T> parser, String demand) {
    return text(name)
        .map(text -> {
          try {
            return parser.apply(text);
          } catch (IllegalArgumentException | DateTimeParseException e) {
            throw refused(name + " " + demand + ".");
          }
        });
  }

  public static Refusal refused(String detail) {
    return Refusal.of(StandardProblem.INVALID_QUERY, detail);
  }
}
