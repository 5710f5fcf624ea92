package dev.headgate.command.refold;

import dev.headgate.command.head.Kind;
import dev.headgate.event.Event;
import dev.headgate.event.EventType;
import dev.headgate.payload.Payloads;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/// Finds an aggregate's state from its events, where its head does not know it: after a
/// reconciliation, which puts events back into the log without knowing what they mean. The next
/// append stores the state again.
public final class Refold {

  private static final ClasspathSqlLocator SQL = ClasspathSqlLocator.removingComments();

  private final Handle handle;

  /// @param handle in a transaction of the aggregate's tenant
  public Refold(Handle handle) {
    this.handle = handle;
  }

  /// The state that an aggregate's events up to a version make.
  ///
  /// @throws IllegalStateException when the log lacks some of them
  public <S, E> S upTo(long version, Kind<S, E> kind, String id) {
    List<Event> events =
        handle
            .createQuery(SQL.locate(Refold.class, "events"))
            .bind("type", kind.type())
            .bind("id", id)
            .bind("version", version)
            .map((row, _) ->
                Payloads.decode(
                    new EventType(row.getString("event_type"), row.getInt("schema_version")),
                    row.getString("data")))
            .list();
    if (events.size() != version) { // folding a part of a history would be a wrong answer
      throw new IllegalStateException(
          "the log has %d of the %d events that the state of %s %s is made from; headgate partitions"
                  .formatted(events.size(), version, kind.type(), id)
              + " restore --all brings archived ones back");
    }
    S state = kind.initial();
    for (Event event : events) {
      @SuppressWarnings("unchecked") // An aggregate type's rows are events of its kind alone.
      E own = (E) event;
      state = kind.evolve().apply(state, own);
    }
    return state;
  }
}
