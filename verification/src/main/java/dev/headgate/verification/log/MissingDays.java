package dev.headgate.verification.log;

import dev.headgate.verification.database.Session;
import dev.headgate.verification.database.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The days that left the log for an archive. Histories that begin there cannot be folded, and
/// their events look lost.
///
/// @param first the first of them, empty when there are none, like `last`
/// @param over when the last of them was: from then on the log is whole
public record MissingDays(long days, String first, String last, Instant over) {

  private static final String MISSING_DAYS = Sql.read(MissingDays.class, "missing_days.sql");
  private static final MissingDays NONE = new MissingDays(0, "", "", Instant.EPOCH);

  public static MissingDays read(Session command) {
    return command
        .first(
            MISSING_DAYS,
            row ->
                new MissingDays(
                    row.getLong("days"),
                    row.getString("first"),
                    row.getString("last"),
                    row.getObject("over", LocalDate.class)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()))
        .orElse(NONE);
  }

  /// Refuses to have the log looked at where it is not whole.
  ///
  /// @param since no older event is looked at
  /// @throws DaysArchived when there are any of these days from then on
  public void refuse(Instant since) {
    if (over.isAfter(since)) {
      throw new DaysArchived(this);
    }
  }

  /// Refuses what was seen since these days were read.
  ///
  /// @throws DaysArchived when younger ones left meanwhile: that looks like a loss
  public void refuse(MissingDays now) {
    if (now.over().isAfter(over)) {
      throw new DaysArchived(now);
    }
  }
}
