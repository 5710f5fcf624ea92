package dev.headgate.process.json;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// A UUID as RFC 9562 writes it. Java's own parser also takes shorter groups of digits for one.
public final class UuidText {

  private static final Pattern FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private UuidText() {}

  /// The UUID a text is; nothing when it is none.
  public static Optional<UUID> read(String text) {
    return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }
}
