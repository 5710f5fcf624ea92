package dev.headgate.command.outbox;

import dev.headgate.command.head.Kind;
import dev.headgate.event.Event;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event that was decided on a head, ready to be appended.
///
/// @param state as it is after the event, in stored form
/// @param user whom the event is about
public record Decision(
    String aggregateType,
    String aggregateId,
    long expectedVersion,
    Event event,
    String state,
    @Nullable UUID user) {

  public static <S, E extends Event> Decision on(
      Head<S> head, Kind<S, E> kind, E event, @Nullable UUID user) {
    S next = kind.evolve().apply(head.state(), event);
    return new Decision(
        kind.type(), head.id(), head.version(), event, kind.write().apply(next).toString(), user);
  }
}
