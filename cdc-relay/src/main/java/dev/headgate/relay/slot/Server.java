package dev.headgate.relay.slot;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The command database's server at one moment.
///
/// @param identity which server, and which history of it
/// @param slot empty when there is none
/// @param origin where the slot was when it was created
/// @param published the tables of the publication, `schema.table`
/// @param settings `fsync`, `synchronous_commit`, by name
public record Server(
    Identity identity,
    Optional<Slot> slot,
    Optional<Lsn> origin,
    Set<String> published,
    Map<String, String> settings) {

  /// Which server, and which history of it.
  ///
  /// @param timeline grows with every promotion of a copy
  public record Identity(String systemIdentifier, long timeline, String database) {}

  /// The replication slot.
  ///
  /// @param walStatus `reserved`, `extended`, `unreserved` or `lost`
  public record Slot(
      String name, String plugin, String database, String walStatus, Lsn confirmedFlush) {}
}
