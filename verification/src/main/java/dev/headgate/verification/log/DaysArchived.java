package dev.headgate.verification.log;

import java.time.Instant;

/// The log is not whole where it was to be looked at: days of it are in archives alone.
public final class DaysArchived extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Instant over;

  DaysArchived(MissingDays missing) {
    super(
        "the log lacks %d archived days, %s to %s"
            .formatted(missing.days(), missing.first(), missing.last()));
    over = missing.over();
  }

  /// From when on the log is whole.
  public Instant over() {
    return over;
  }
}
