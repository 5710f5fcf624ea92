package dev.headgate.command.processing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.cursor.Position;
import dev.headgate.command.outbox.Transaction;
import dev.headgate.command.reading.EventJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/// The log as one processor sees it. Confined to one transaction.
final class LogRows {

  private static final ClasspathSqlLocator SQL = ClasspathSqlLocator.removingComments();

  private final Transaction transaction;
  private final String processor;
  private final Filter filter;

  LogRows(Transaction transaction, String processor, Filter filter) {
    this.transaction = transaction;
    this.processor = processor;
    this.filter = filter;
  }

  /// What was begun before the mark and is not completed, behind a position.
  List<Step> begun(Position after, Position mark, int most) {
    return filter
        .in(transaction.handle().createQuery(SQL.locate(LogRows.class, "begun")))
        .bind("processor", processor)
        .bind("after_tx", after.transaction())
        .bind("after_number", after.eventNumber())
        .bind("mark_tx", mark.transaction())
        .bind("mark_number", mark.eventNumber())
        .bind("most", most)
        .map((row, _) -> Step.of(row))
        .list();
  }

  /// A stretch that begins at a position.
  Stretch stretch(Position from, long horizon) {
    List<Step> steps =
        filter
            .in(transaction.handle().createQuery(SQL.locate(LogRows.class, "stretch")))
            .bind("processor", processor)
            .bind("from_tx", from.transaction())
            .bind("from_number", from.eventNumber())
            .bind("horizon", horizon)
            .bind("most", Stretch.LONGEST)
            .map((row, _) -> Step.of(row))
            .list();
    return new Stretch(steps, horizon);
  }

  /// The events themselves; those whose partition has left the log are missing.
  Map<UUID, ObjectNode> events(List<Step> steps) {
    Map<UUID, ObjectNode> events = new HashMap<>();
    transaction
        .handle()
        .createQuery(SQL.locate(LogRows.class, "events"))
        .bindArray(
            "ids", String.class, steps.stream().map(step -> step.eventId().toString()).toList())
        .map((row, _) -> EventJson.of(row))
        .forEach(
            event -> events.put(UUID.fromString(event.required("event_id").textValue()), event));
    return events;
  }
}
