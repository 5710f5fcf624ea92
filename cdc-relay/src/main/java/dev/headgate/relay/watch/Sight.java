package dev.headgate.relay.watch;

import dev.headgate.relay.slot.Server;
import java.time.Duration;
import java.util.Optional;

/// What the last look saw.
///
/// @param oldestUnpublished age of the oldest event not known to be published; empty when there is
///   none
public record Sight(Server.Slot slot, Optional<Duration> oldestUnpublished) {}
