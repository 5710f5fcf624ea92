package dev.headgate.relay.repair;

/// The moments of a repair between which a crash makes a difference.
public enum Milestone {
  TOPICS_DELETED,
  TOPICS_CREATED,
  /// The position says that it is of no server, until the reconciliation is done.
  POSITION_VOIDED,
  /// A database transaction of a part of the events has committed; reached many times.
  PART_IMPORTED,
  SLOT_DROPPED,
  SLOT_CREATED,
  /// A Kafka transaction of a part of the events has committed; reached many times.
  PART_PUBLISHED,
  /// All is published but for what the last transaction holds, which tells the position.
  ALL_BUT_POSITION;

  /// Told when a moment is reached. In production it throws when the process was asked to end;
  /// tests end the process.
  @FunctionalInterface
  public interface Watcher {
    void reached(Milestone milestone);
  }
}
