package dev.headgate.verification.log;

import dev.headgate.verification.database.Sql;
import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.fold.PastEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.UUID;

/// Reads what happened to aggregates, one event at a time, however much it was.
public final class Histories {

  private static final String HISTORIES = Sql.read(Histories.class, "histories.sql");

  private final CommandLog log;

  public Histories(CommandLog log) {
    this.log = log;
  }

  /// Is shown the events, those of an aggregate in a row and in the order of their versions.
  public interface Reader {
    void read(Aggregate aggregate, PastEvent event);
  }

  /// Shows the events of some aggregates.
  ///
  /// @param since no event of these aggregates is older
  public void read(Collection<Aggregate> aggregates, Instant since, Reader reader) {
    if (!aggregates.isEmpty()) {
      Object[] keys = log.keys(aggregates);
      log.session()
          .each(
              HISTORIES,
              row -> reader.read(CommandLog.aggregate(row), event(row)),
              keys[0],
              keys[1],
              keys[2],
              since.toString());
    }
  }

  private static PastEvent event(ResultSet row) throws SQLException {
    return new PastEvent(
        row.getObject("event_id", UUID.class),
        row.getLong("aggregate_version"),
        row.getString("event_type"),
        row.getString("data"),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant());
  }
}
