package dev.headgate.cloudevents;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A record header; its value travels in UTF-8.
public record Header(String name, String value) {

  /// As read from a record. Absent is empty, and bytes that are no UTF-8 become replacement
  /// characters: both are then refused by name where a value is needed.
  public static Header of(String name, byte @Nullable [] value) {
    return new Header(name, value == null ? "" : new String(value, StandardCharsets.UTF_8));
  }

  public byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }
}
