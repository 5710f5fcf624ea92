package dev.headgate.e2e.checker;

import java.util.UUID;

/// One row of the outbox, as the log holds it.
///
/// @param data the payload's text, exactly as the database prints it
public record LoggedEvent(
    UUID eventId, Aggregate aggregate, long version, String type, String data, Proof proof) {

  /// What makes the payload provable.
  ///
  /// @param checksum SHA-256 of `data`, in hex
  /// @param txId the database transaction the row was written in; rows of one command share it
  public record Proof(String checksum, String txId) {}

  public String checksum() {
    return proof.checksum();
  }

  public String txId() {
    return proof.txId();
  }
}
