package dev.headgate.command.cursor;

/// The place of an event in the order in which readers page: by the transaction that wrote it, then
/// by its number. Below `pg_snapshot_xmin` nothing is added any more, so that whoever ends there
/// never passes a late commit by.
///
/// @param transaction `tx_id` in the outbox
public record Position(long transaction, long eventNumber) implements Comparable<Position> {

  /// Before every event.
  public static final Position BEGINNING = new Position(0, 0);

  /// Insists that neither is negative.
  public Position {
    if (transaction < 0 || eventNumber < 0) {
      throw new IllegalArgumentException("no place in the log");
    }
  }

  @Override
  public int compareTo(Position other) {
    return transaction == other.transaction
        ? Long.compare(eventNumber, other.eventNumber)
        : Long.compare(transaction, other.transaction);
  }
}
