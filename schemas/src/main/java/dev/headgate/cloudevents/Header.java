package dev.headgate.cloudevents;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A record header; its value travels in UTF-8.
public record Header(String name, String value) {

  /// As read from a record. No bytes, and bytes that are no UTF-8, come out empty, which is refused
  /// by name where a value is needed.
  public static Header of(String name, byte @Nullable [] value) {
    return new Header(name, value == null ? "" : text(value));
  }

  private static String text(byte[] value) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException notUtf8) {
      return "";
    }
  }

  public byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }
}
