package dev.headgate.relay.checker;

import dev.headgate.event.AggregateId;
import java.util.UUID;

/// One row of the outbox.
public record LoggedEvent(
    UUID id, AggregateId aggregate, long version, String data, String checksum, String txId) {}
