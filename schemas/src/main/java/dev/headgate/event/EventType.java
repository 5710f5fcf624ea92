package dev.headgate.event;

/// The stable wire name of a kind of event and the major version of its schema. Never a class name:
/// renaming a Java type does not rename history.
public record EventType(String name, int schemaVersion) implements Comparable<EventType> {

  public EventType {
    if (!Wording.isUpperCamelCase(name)) {
      throw new IllegalArgumentException("event type '%s' is not UpperCamelCase".formatted(name));
    }
    if (schemaVersion < 1) {
      throw new IllegalArgumentException(
          "schema version %d of %s is below 1".formatted(schemaVersion, name));
    }
  }

  @Override
  public int compareTo(EventType other) {
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : Integer.compare(schemaVersion, other.schemaVersion);
  }

  /// As its schema file is called: `SessionCreated.v1`.
  @Override
  public String toString() {
    return name + ".v" + schemaVersion;
  }
}
