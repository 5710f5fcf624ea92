package dev.headgate.projector.reading;

import java.util.Locale;

/// Why a record is set aside. The names, in lower case, are stable: operators filter by them.
public enum Reason {
  /// Its key or its headers are not those of an event: whose it is cannot be trusted.
  MALFORMED_RECORD,
  BAD_CHECKSUM,
  /// The catalogue of this release has no such type or version.
  UNKNOWN_TYPE,
  /// The data or the metadata is no JSON, or not what the type says.
  UNREADABLE_PAYLOAD,
  /// A version before it is missing.
  VERSION_GAP,
  /// Another event made its version.
  VERSION_FORK,
  /// It cannot follow what happened before.
  EVOLVE_FAILED,
  /// The read database does not take the row it leads to.
  ROW_REFUSED,
  /// The read database does not take the event itself.
  EVENT_REFUSED,
  /// A record of the control topic that is no order.
  MALFORMED_ORDER;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The reason of a name on the wire.
  ///
  /// @throws IllegalArgumentException when there is no such reason
  public static Reason of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /// Whether the record could not be read, so that nobody has its event yet.
  public boolean isAboutReading() {
    return switch (this) {
      case MALFORMED_RECORD, BAD_CHECKSUM, UNKNOWN_TYPE, UNREADABLE_PAYLOAD, MALFORMED_ORDER ->
          true;
      case VERSION_GAP, VERSION_FORK, EVOLVE_FAILED, ROW_REFUSED, EVENT_REFUSED -> false;
    };
  }
}
