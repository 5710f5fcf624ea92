package dev.headgate.command.exchange;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a command comes from, kept beside its events.
///
/// @param correlationId groups what belongs together; made anew for a request that brings none
/// @param traceparent W3C trace context, valid or absent
public record Origin(
    UUID correlationId,
    @Nullable String traceparent,
    String ipAddress,
    @Nullable String userAgent) {}
