package dev.headgate.command.outbox;

import java.util.UUID;

/// An event that is in the log if the transaction commits.
public record Appended(UUID eventId, String aggregateType, String aggregateId, long version) {}
