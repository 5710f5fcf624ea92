package dev.headgate.relay.slot;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The command database's server at one moment.
///
/// @param identity which server, and which history of it
/// @param slot empty when there is none
/// @param origin where the slot was when it was created
/// @param publication empty when there is none
/// @param settings `fsync`, `synchronous_commit`, by name
public record Server(
    Identity identity,
    Optional<Slot> slot,
    Optional<Lsn> origin,
    Optional<Publication> publication,
    Map<String, String> settings) {

  /// Which server, and which history of it.
  ///
  /// @param timeline grows with every promotion of a copy
  /// @param end of the log
  public record Identity(String systemIdentifier, long timeline, String database, Lsn end) {}

  /// The replication slot.
  ///
  /// @param walStatus `reserved`, `extended`, `unreserved` or `lost`
  public record Slot(
      String name, String plugin, String database, String walStatus, Lsn confirmedFlush, Log log) {

    /// How much log hangs on the slot.
    ///
    /// @param retainedBytes what the server keeps for it
    /// @param lagBytes what was written since its confirmed position
    public record Log(long retainedBytes, long lagBytes) {}
  }

  /// What the server sends.
  ///
  /// @param columns of the outbox
  /// @param insertsViaRoot whether it sends inserts alone, under the name of the partitioned table
  public record Publication(Set<String> tables, Set<String> columns, boolean insertsViaRoot) {}
}
