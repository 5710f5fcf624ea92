package dev.headgate.command.reading;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.cursor.Cursors;
import dev.headgate.command.cursor.Position;
import dev.headgate.command.outbox.Transaction;
import dev.headgate.event.TenantId;
import dev.headgate.process.postgres.SqlText;
import dev.headgate.process.query.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import org.jdbi.v3.core.result.ResultIterator;

/// Pages of events. A page reads a bounded stretch of one index, however much there is, so that it
/// comes out short or empty where little of the stretch is what was asked for. Any thread may use
/// it.
public final class EventPages {

  /// About as much as an answer may weigh; its last event may be a large one.
  private static final long BYTES = 8L << 20;

  private static final int FETCHED_AT_ONCE = 50;

  private static final String VERSION = SqlText.beside(EventPages.class, "version.sql");

  private final Cursors cursors;

  public EventPages(Cursors cursors) {
    this.cursors = cursors;
  }

  /// A row of the stretch of log that a page reads.
  ///
  /// @param fits whether it is what was asked for
  /// @param isEnd whether the stretch ends with it, and more may stand behind
  private record Line(ObjectNode event, Position position, int size, boolean fits, boolean isEnd) {

    static Line of(ResultSet row) throws SQLException {
      return new Line(
          EventJson.of(row),
          new Position(Long.parseLong(row.getString("transaction")), row.getLong("event_number")),
          EventJson.size(row),
          row.getBoolean("fits"),
          row.getBoolean("is_end"));
    }
  }

  /// The page, in the form of all lists; each event also has its own place as a `cursor`.
  ///
  /// @throws dev.headgate.process.problem.Refusal 400 when the cursor is none of the aggregate
  public ObjectNode read(Transaction transaction, Filter filter, Turn turn) {
    Stretch stretch = new Stretch(filter, turn.order());
    Position start = turn.order().start();
    Position behind = turn.behind();
    Position place = behind == null ? start : behind;
    long version =
        behind != null && filter.subject().isAggregate()
            ? versionAt(transaction, filter, behind)
            : start.eventNumber();
    try (ResultIterator<Line> lines =
        stretch
            .query(transaction.handle(), turn.page().toRead())
            .bind("tx_id", String.valueOf(place.transaction()))
            .bind("event_number", place.eventNumber())
            .bind("version", version)
            .setFetchSize(FETCHED_AT_ONCE)
            .map((row, _) -> Line.of(row))
            .iterator()) {
      return body(lines, turn.page().limit(), transaction.tenant());
    }
  }

  private ObjectNode body(Iterator<Line> lines, int limit, TenantId tenant) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode items = body.putArray("items");
    long bytes = 0;
    Line last = null;
    boolean isMore = false;
    while (lines.hasNext() && !isMore) {
      Line line = lines.next();
      if (items.size() == limit || bytes > BYTES) {
        isMore = true;
      } else {
        if (line.fits()) {
          items.add(line.event().put("cursor", cursors.write(tenant, line.position())));
          bytes += line.size();
        }
        last = line;
        isMore = line.isEnd();
      }
    }
    return body.put(
        "next_cursor", isMore && last != null ? cursors.write(tenant, last.position()) : null);
  }

  /// An aggregate is read by versions; the cursor of one of its events tells one.
  private static long versionAt(Transaction transaction, Filter filter, Position position) {
    return transaction
        .handle()
        .createQuery(VERSION)
        .bind("aggregate_type", filter.subject().aggregateType())
        .bind("aggregate_id", filter.subject().aggregateId())
        .bind("tx_id", String.valueOf(position.transaction()))
        .bind("event_number", position.eventNumber())
        .mapTo(Long.class)
        .findOne()
        .orElseThrow(() -> Query.refused("cursor must be one of this aggregate's events."));
  }
}
