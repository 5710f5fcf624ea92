package dev.headgate.cli.partition;

/// What has just become true, for tests that end a run there.
enum Milestone {
  /// The archive is on the disk, and the database knows it.
  ARCHIVED,
  /// No query of the log sees the day.
  DETACHED,
  /// A part of an archive is in a table that is not yet a partition.
  LOADED;

  @FunctionalInterface
  interface Watcher {
    void reached(Milestone milestone);
  }
}
