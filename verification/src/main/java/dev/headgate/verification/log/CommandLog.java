package dev.headgate.verification.log;

import dev.headgate.verification.database.Session;
import dev.headgate.verification.database.Sql;
import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.Facts;
import dev.headgate.verification.evidence.IdRange;
import dev.headgate.verification.evidence.LoggedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The outbox as an administrator reads it. Confined to one thread.
public final class CommandLog {

  private static final String SNAPSHOT = Sql.read(CommandLog.class, "snapshot.sql");
  private static final String BOUNDARY = Sql.read(CommandLog.class, "boundary.sql");
  private static final String EVENTS = Sql.read(CommandLog.class, "events.sql");
  private static final String EVENTS_BY_ID = Sql.read(CommandLog.class, "events_by_id.sql");
  private static final String HEADS = Sql.read(CommandLog.class, "heads.sql");
  private static final String TIPS = Sql.read(CommandLog.class, "tips.sql");
  private static final String TOPICS_OF_TYPES = Sql.read(CommandLog.class, "topics_of_types.sql");

  private final Session session;
  private final Instant wholeFrom;

  /// A log without missing days.
  public CommandLog(Session session) {
    this(session, Instant.EPOCH);
  }

  /// @param wholeFrom from then on no day is missing
  public CommandLog(Session session, Instant wholeFrom) {
    this.session = session;
    this.wholeFrom = wholeFrom;
  }

  /// From when on no day is missing: what is older may be incomplete.
  public Instant wholeFrom() {
    return wholeFrom;
  }

  /// A moment of the log.
  ///
  /// @param xmin every transaction below it has ended
  public record Snapshot(long xmin, Instant at) {}

  public Snapshot snapshot() {
    return session
        .first(
            SNAPSHOT,
            row ->
                new Snapshot(
                    Long.parseUnsignedLong(row.getString("xmin")),
                    row.getObject("now", OffsetDateTime.class).toInstant()))
        .orElseThrow();
  }

  /// The id that so many events of the range come before, if it has more than those.
  public Optional<UUID> boundary(IdRange range, int events) {
    return session.first(
        BOUNDARY,
        row -> row.getObject(1, UUID.class),
        range.from(),
        range.begins().toString(),
        events);
  }

  /// The events of a range.
  ///
  /// @param tenant the only one to look at; all when there is none
  public List<LoggedEvent> events(IdRange range, @Nullable UUID tenant) {
    return session.rows(
        EVENTS,
        CommandLog::event,
        range.from(),
        range.below(),
        range.begins().toString(),
        range.ends().toString(),
        tenant,
        tenant);
  }

  /// Those of the events that are there.
  public List<LoggedEvent> events(Collection<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : session.rows(EVENTS_BY_ID, CommandLog::event, session.array("uuid", ids));
  }

  private static LoggedEvent event(ResultSet row) throws SQLException {
    return new LoggedEvent(
        new Facts(
            row.getObject("event_id", UUID.class),
            aggregate(row),
            row.getLong("aggregate_version"),
            row.getString("event_type"),
            new Facts.Proof(row.getString("checksum"), row.getString("digest"))),
        Long.parseUnsignedLong(row.getString("tx_id")));
  }

  static Aggregate aggregate(ResultSet row) throws SQLException {
    return new Aggregate(
        row.getObject("tenant_id", UUID.class),
        row.getString("aggregate_type"),
        row.getString("aggregate_id"));
  }

  /// The versions that commands have left in the heads; an aggregate without one is not in it.
  public Map<Aggregate, Long> heads(Collection<Aggregate> aggregates) {
    Map<Aggregate, Long> heads = new HashMap<>();
    session.each(HEADS, row -> heads.put(aggregate(row), row.getLong("version")), keys(aggregates));
    return heads;
  }

  /// Where aggregates stand that have gone on since.
  ///
  /// @param seen the version each is known to have had
  /// @param xmin of the snapshot that counts as settled
  public List<Tip> tips(Map<Aggregate, Long> seen, long xmin) {
    if (seen.isEmpty()) {
      return List.of();
    }
    List<Aggregate> aggregates = List.copyOf(seen.keySet());
    Object[] keys = keys(aggregates);
    return session.rows(
        TIPS,
        row ->
            new Tip(
                aggregate(row), row.getLong("head"), row.getLong("logged"), row.getLong("settled")),
        keys[0],
        keys[1],
        keys[2],
        session.array("bigint", aggregates.stream().map(seen::get).toList()),
        Long.toUnsignedString(xmin));
  }

  /// The topic of each aggregate type the registry knows.
  public Map<String, String> topicsOfTypes() {
    Map<String, String> topics = new HashMap<>();
    session.each(TOPICS_OF_TYPES, row -> topics.put(row.getString(1), row.getString(2)));
    return topics;
  }

  Session session() {
    return session;
  }

  Object[] keys(Collection<Aggregate> aggregates) {
    return new Object[] {
      session.array("uuid", aggregates.stream().map(Aggregate::tenant).toList()),
      session.array("text", aggregates.stream().map(Aggregate::type).toList()),
      session.array("text", aggregates.stream().map(Aggregate::id).toList())
    };
  }
}
