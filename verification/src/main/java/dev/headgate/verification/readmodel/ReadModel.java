package dev.headgate.verification.readmodel;

import dev.headgate.verification.database.Session;
import dev.headgate.verification.database.Sql;
import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.Facts;
import dev.headgate.verification.evidence.IdRange;
import dev.headgate.verification.fold.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The read database as its readers see it, over all tenants. Confined to one thread.
public final class ReadModel {

  private static final String AUDIT = Sql.read(ReadModel.class, "audit.sql");
  private static final String AUDIT_BY_ID = Sql.read(ReadModel.class, "audit_by_id.sql");
  private static final String KEYS = Sql.read(ReadModel.class, "keys.sql");
  private static final String PARKED = Sql.read(ReadModel.class, "parked.sql");
  private static final String LETTERS = Sql.read(ReadModel.class, "letters.sql");
  private static final List<String> VIEWS =
      List.of(
          Sql.read(ReadModel.class, "users.sql"),
          Sql.read(ReadModel.class, "sessions.sql"),
          Sql.read(ReadModel.class, "api_keys.sql"),
          Sql.read(ReadModel.class, "states.sql"));

  private final Session session;

  public ReadModel(Session session) {
    this.session = session;
  }

  /// The events of a range in `auth_events`.
  ///
  /// @param tenant the only one to look at; all when there is none
  public List<Facts> audit(IdRange range, @Nullable UUID tenant) {
    return session.rows(AUDIT, ReadModel::facts, range.from(), range.below(), tenant, tenant);
  }

  /// Those of the events that are there.
  public List<Facts> audit(Collection<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : session.rows(AUDIT_BY_ID, ReadModel::facts, session.array("uuid", ids));
  }

  private static Facts facts(ResultSet row) throws SQLException {
    return new Facts(
        row.getObject("event_id", UUID.class),
        aggregate(row),
        row.getLong("aggregate_version"),
        row.getString("event_type"),
        new Facts.Proof(row.getString("checksum"), row.getString("digest")));
  }

  /// The rows that are shown of these aggregates.
  public Map<Aggregate, Row> rows(Collection<Aggregate> aggregates) {
    Map<Aggregate, Row> rows = new HashMap<>();
    if (!aggregates.isEmpty()) {
      Object[] keys = keys(aggregates);
      for (String view : VIEWS) {
        session.each(
            view,
            row ->
                rows.put(
                    aggregate(row),
                    new Row(
                        row.getLong("aggregate_version"), Columns.of(row.getString("columns")))),
            keys);
      }
    }
    return rows;
  }

  /// The aggregates among these that wait for a dead letter, with its version.
  public Map<Aggregate, Long> parked(Collection<Aggregate> aggregates) {
    Map<Aggregate, Long> parked = new HashMap<>();
    if (!aggregates.isEmpty()) {
      session.each(
          PARKED, row -> parked.put(aggregate(row), row.getLong("version")), keys(aggregates));
    }
    return parked;
  }

  /// Those of the events that are, or were, dead letters.
  public Set<UUID> letters(Collection<UUID> ids) {
    return ids.isEmpty()
        ? Set.of()
        : Set.copyOf(
            session.rows(LETTERS, row -> row.getObject(1, UUID.class), session.array("uuid", ids)));
  }

  private Object[] keys(Collection<Aggregate> aggregates) {
    return new Object[] {
      session.array("uuid", aggregates.stream().map(Aggregate::tenant).toList()),
      session.array("text", aggregates.stream().map(Aggregate::type).toList()),
      session.array("text", aggregates.stream().map(Aggregate::id).toList())
    };
  }

  /// Shows the aggregates of all rows, so many at a time.
  ///
  /// @param since only rows that changed since then
  public void keys(Instant since, int atATime, Consumer<List<Aggregate>> reader) {
    List<Aggregate> some = new ArrayList<>();
    String from = since.toString();
    session.each(
        KEYS,
        row -> {
          some.add(aggregate(row));
          if (some.size() == atATime) {
            reader.accept(List.copyOf(some));
            some.clear();
          }
        },
        from,
        from,
        from,
        from);
    reader.accept(some);
  }

  private static Aggregate aggregate(ResultSet row) throws SQLException {
    return new Aggregate(
        row.getObject("tenant_id", UUID.class),
        row.getString("aggregate_type"),
        row.getString("aggregate_id"));
  }
}
