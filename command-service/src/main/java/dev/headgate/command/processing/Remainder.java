package dev.headgate.command.processing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.cursor.Cursors;
import dev.headgate.command.cursor.Position;
import dev.headgate.command.outbox.Transaction;
import dev.headgate.command.processing.Marks.Bounds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is left for a processor: what it began and did not complete, then the log behind its mark.
/// Confined to one transaction.
final class Remainder {

  /// One completion of so many looks whether the marks can move, for processors that never ask what
  /// is left.
  private static final int SELDOM = 256;

  private final Transaction transaction;
  private final String processor;
  private final Cursors cursors;

  Remainder(Transaction transaction, String processor, Cursors cursors) {
    this.transaction = transaction;
    this.processor = processor;
    this.cursors = cursors;
  }

  /// A page, the oldest first. It may be short, even empty, although there are more.
  ObjectNode page(Filter filter, Position after, int limit) {
    LogRows rows = new LogRows(transaction, processor, filter);
    Marks marks = new Marks(transaction, processor, filter);
    Bounds bounds = marks.bounds();
    List<Step> begun =
        after.compareTo(bounds.mark()) < 0
            ? rows.begun(after, bounds.mark(), limit + 1)
            : List.of();
    if (begun.size() > limit) {
      return body(rows, begun.subList(0, limit), begun.get(limit - 1).place());
    }
    boolean fromMark =
        after.equals(Position.BEGINNING) || behind(after).compareTo(bounds.mark()) <= 0;
    Stretch stretch = rows.stretch(fromMark ? bounds.mark() : behind(after), bounds.horizon());
    if (fromMark && stretch.isWorthAMark(bounds.mark())) {
      marks.advance(stretch);
    }
    List<Step> left = Stream.concat(begun.stream(), stretch.left()).limit(limit + 1L).toList();
    if (left.size() > limit) {
      return body(rows, left.subList(0, limit), left.get(limit - 1).place());
    }
    return body(rows, left, stretch.isFull() ? stretch.steps().getLast().place() : null);
  }

  /// Has the marks follow what was completed.
  void follow(UUID event, Stage stage) {
    if (stage == Stage.COMPLETED && Math.floorMod(event.hashCode(), SELDOM) == 0) {
      ProgressRows.kind(transaction, event, processor)
          .ifPresent(kind -> {
            Filter filter =
                new Filter(Optional.of(kind.aggregateType()), Optional.of(kind.eventType()));
            Marks marks = new Marks(transaction, processor, filter);
            Bounds bounds = marks.bounds();
            Stretch stretch =
                new LogRows(transaction, processor, filter)
                    .stretch(bounds.mark(), bounds.horizon());
            if (stretch.isWorthAMark(bounds.mark())) {
              marks.advance(stretch);
            }
          });
    }
  }

  private ObjectNode body(LogRows rows, List<Step> steps, @Nullable Position next) {
    Map<UUID, ObjectNode> events = rows.events(steps);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode items = body.putArray("items");
    for (Step step : steps) {
      ObjectNode event = events.get(step.eventId());
      if (event != null) {
        items.add(shown(event, step.progress()));
      }
    }
    return body.put("next_cursor", next == null ? null : cursors.write(transaction.tenant(), next));
  }

  private static ObjectNode shown(ObjectNode event, @Nullable Progress progress) {
    if (progress == null) {
      return event.putNull("processing");
    }
    progress.in(event.putObject("processing"));
    return event;
  }

  private static Position behind(Position position) {
    return new Position(position.transaction(), position.eventNumber() + 1);
  }
}
