package dev.headgate.projector.order;

import dev.headgate.event.AggregateId;
import dev.headgate.projector.letter.SourceRecord;
import dev.headgate.projector.reading.Reason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One order: who gave it, about what, and what is to be done.
public record Order(Given given, Target target, Action action) {

  /// Who gave it, and when.
  ///
  /// @param id of the audit event that was appended before the order, where a person gave it
  /// @param by a principal, e.g. `service:operations`
  public record Given(UUID id, String by, Instant at) {}

  /// What an order is about.
  ///
  /// @param letter the event's id where the record is an event
  /// @param aggregate absent when the record is nobody's event
  /// @param partition of the record: orders go to the same, where the task is that has the letter
  /// @param reason what the letter said, for a rebuild that meets the order first
  public record Target(
      UUID letter, @Nullable AggregateId aggregate, int partition, Reason reason, String detail) {}

  /// What is to be done.
  public sealed interface Action {}

  /// To try again what failed.
  public record Retry() implements Action {}

  /// To pass over it for ever.
  ///
  /// @param giveUpGap whether the versions missing before it are passed over, too
  public record Discard(boolean giveUpGap) implements Action {}

  /// To apply other data in its place.
  public record Replace(Replacement replacement) implements Action {}

  /// A sink's: the read database does not take a row.
  ///
  /// @param version that the row shows
  /// @param eventType that made it, as far as the sink knows
  /// @param record the row, or the event
  public record Park(long version, String eventType, SourceRecord record) implements Action {}

  /// Its name on the wire.
  public String name() {
    return name(action);
  }

  /// The name on the wire of every order that has this done.
  public static String name(Action action) {
    return switch (action) {
      case Retry _ -> "retry";
      case Discard _ -> "discard";
      case Replace _ -> "replace";
      case Park _ -> "park";
    };
  }
}
