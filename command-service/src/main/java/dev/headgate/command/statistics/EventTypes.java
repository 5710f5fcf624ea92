package dev.headgate.command.statistics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.catalogue.CatalogueEntry;
import dev.headgate.command.dispatch.Work;
import dev.headgate.command.exchange.Answer;
import dev.headgate.command.exchange.Request;
import dev.headgate.command.outbox.Transaction;
import dev.headgate.event.EventType;
import dev.headgate.process.postgres.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The catalogue, and how many events of each type the tenant has. Any thread may use it.
public final class EventTypes {

  private static final String COUNTS = SqlText.beside(EventTypes.class, "counts.sql");

  private final Catalogue catalogue;

  public EventTypes(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// A type as the log names it, which may be one that the catalogue does not know.
  private record Key(String aggregateType, String eventType, int schemaVersion) {}

  private record Count(Key key, long events) {}

  /// `GET /api/v1/events/types`.
  public Work types(Request request) {
    return transaction -> Answer.of(200, body(counts(transaction)));
  }

  private ObjectNode body(Map<Key, Long> counts) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode items = body.putArray("items");
    for (EventType type : catalogue.types()) {
      CatalogueEntry entry = catalogue.find(type).orElseThrow();
      Key key = new Key(entry.aggregateType(), type.name(), type.schemaVersion());
      items.add(item(entry).put("count", counts.getOrDefault(key, 0L)));
    }
    return body.putNull("next_cursor");
  }

  private static ObjectNode item(CatalogueEntry entry) {
    ObjectNode item = entry.brief();
    item.set("schema", entry.schema());
    item.set("example", entry.examples().getFirst());
    return item;
  }

  private static Map<Key, Long> counts(Transaction transaction) {
    List<Count> counts =
        transaction.handle().createQuery(COUNTS).map((row, _) -> count(row)).list();
    return counts.stream().collect(Collectors.toMap(Count::key, Count::events));
  }

  private static Count count(ResultSet row) throws SQLException {
    return new Count(
        new Key(
            row.getString("aggregate_type"),
            row.getString("event_type"),
            row.getInt("schema_version")),
        row.getLong("events"));
  }
}
