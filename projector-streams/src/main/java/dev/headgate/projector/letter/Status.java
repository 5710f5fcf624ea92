package dev.headgate.projector.letter;

import java.util.Locale;

/// What became of a dead letter. The names, in lower case, are stable.
public enum Status {
  PARKED,
  /// Applied after somebody ordered another try.
  RETRIED,
  /// Applied by itself: what it had waited for came.
  RELEASED,
  /// Passed over for ever; its version counts, its effect does not.
  DISCARDED,
  /// Applied with other data than it came with.
  REPLACED;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Status of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
