package dev.headgate.cloudevents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The headers of one record by name, and the list of what is wrong with them so far.
final class HeaderValues {

  private final Map<String, String> values = HashMap.newHashMap(24); // all of ours
  private final List<String> problems = new ArrayList<>();

  HeaderValues(Iterable<Header> headers) {
    for (Header header : headers) {
      if (values.put(header.name(), header.value()) != null) {
        refuse("header %s is there twice".formatted(header.name()));
      }
    }
  }

  boolean refused() {
    return !problems.isEmpty();
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  void refuse(String problem) {
    problems.add(problem);
  }

  /// An empty one counts as absent.
  @Nullable String optional(String name) {
    String value = values.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  @Nullable String required(String name) {
    String value = values.get(name);
    if (value == null) {
      refuse("header %s is missing".formatted(name));
    } else if (value.isEmpty()) {
      refuse("header %s is empty".formatted(name));
      return null;
    }
    return value;
  }

  void requireText(String name, String expected) {
    String value = required(name);
    if (value != null && !value.equals(expected)) {
      refuse("header %s is '%s', not '%s'".formatted(name, value, expected));
    }
  }

  @Nullable Long number(String name) {
    return read(name, "a whole number", Long::parseLong);
  }

  @Nullable UUID uuid(String name) {
    return read(name, "a UUID", UUID::fromString);
  }

  @Nullable UUID optionalUuid(String name) {
    return values.containsKey(name) ? uuid(name) : null;
  }

  <T> @Nullable T read(String name, String what, Function<String, T> parser) {
    String value = required(name);
    if (value == null) {
      return null;
    }
    try {
      return parser.apply(value);
    } catch (RuntimeException unreadable) {
      refuse("header %s is '%s', not %s".formatted(name, value, what));
      return null;
    }
  }

  /// A value whose own rules may refuse it.
  <T> @Nullable T accept(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException refused) {
      refuse(String.valueOf(refused.getMessage()));
      return null;
    }
  }
}
