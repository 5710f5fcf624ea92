package dev.headgate.verification.log;

import dev.headgate.verification.database.Session;
import dev.headgate.verification.database.Sql;

/// The days that left the log for an archive. Histories that begin there cannot be folded, and
/// their events look lost.
public final class MissingDays {

  private static final String MISSING_DAYS = Sql.read(MissingDays.class, "missing_days.sql");

  private MissingDays() {}

  /// Refuses a log that is not whole.
  ///
  /// @throws DaysArchived when there are any
  public static void refuse(Session command) {
    command
        .first(
            MISSING_DAYS,
            row ->
                new DaysArchived(
                    row.getLong("days"), row.getString("first"), row.getString("last")))
        .ifPresent(missing -> {
          throw missing;
        });
  }
}
