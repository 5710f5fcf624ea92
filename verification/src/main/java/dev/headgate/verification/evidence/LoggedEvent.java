package dev.headgate.verification.evidence;

import java.util.UUID;

/// One row of the outbox.
///
/// @param transaction that wrote the row; rows of one command share it
public record LoggedEvent(Facts facts, long transaction) {

  public UUID id() {
    return facts.id();
  }

  public Aggregate aggregate() {
    return facts.aggregate();
  }

  public long version() {
    return facts.version();
  }
}
