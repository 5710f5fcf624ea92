package dev.headgate.verification.evidence;

import java.util.UUID;

/// What every copy of an event has to agree on.
public record Facts(UUID id, Aggregate aggregate, long version, String type, Proof proof) {

  /// What makes a payload provable.
  ///
  /// @param checksum as it was written, SHA-256 in hex
  /// @param digest of the payload as this copy holds it
  public record Proof(String checksum, String digest) {
    public boolean holds() {
      return checksum.equals(digest);
    }
  }

  /// Whether the copies are of one event under one name; what it carries is another matter.
  public boolean isNamedAs(Facts other) {
    return id.equals(other.id)
        && aggregate.equals(other.aggregate)
        && version == other.version
        && type.equals(other.type);
  }
}
