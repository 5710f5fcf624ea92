package dev.headgate.verification.fold;

import java.time.Instant;
import java.util.UUID;

/// An event as the fold takes it.
///
/// @param data the payload's text
public record PastEvent(UUID id, long version, String type, String data, Instant occurredAt) {}
