package dev.headgate.e2e.checker;

import java.util.UUID;

/// One row of `auth_events` in the read database.
public record AuditedEvent(UUID eventId, Aggregate aggregate, long version, String data) {}
