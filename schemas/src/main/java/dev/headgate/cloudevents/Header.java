package dev.headgate.cloudevents;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A record header; its value travels in UTF-8.
public record Header(String name, String value) {

  private static final char REPLACEMENT = '\uFFFD';

  /// As read from a record. No bytes, and bytes that are no UTF-8, come out empty, which is refused
  /// by name where a value is needed.
  public static Header of(String name, byte @Nullable [] value) {
    return new Header(name, value == null ? "" : text(value));
  }

  private static String text(byte[] value) {
    try {
      return strict(value);
    } catch (CharacterCodingException notUtf8) {
      return "";
    }
  }

  /// Decodes UTF-8 and nothing else.
  ///
  /// The platform's own decoding makes no decoder for each text, but puts a sign in the place of
  /// what it cannot read: only a text that has the sign is looked at again.
  static String strict(byte[] value) throws CharacterCodingException {
    String text = new String(value, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0
        ? text
        : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
  }

  public byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }
}
