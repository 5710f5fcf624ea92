package dev.headgate.e2e.checker;

import java.util.UUID;

/// The unit that order is promised for.
public record Aggregate(UUID tenant, String type, String id) {}
