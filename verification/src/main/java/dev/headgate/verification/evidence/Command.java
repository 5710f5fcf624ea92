package dev.headgate.verification.evidence;

import java.util.List;
import java.util.UUID;

/// One client's transaction and what the client knows of its end.
///
/// @param events the ids it was given, in order
public record Command(List<UUID> events, Outcome outcome) {

  public Command {
    events = List.copyOf(events);
  }

  /// What the client was told.
  public enum Outcome {
    OK,
    FAILED,
    /// The connection was lost while it committed: it may have happened or not.
    UNKNOWN
  }
}
