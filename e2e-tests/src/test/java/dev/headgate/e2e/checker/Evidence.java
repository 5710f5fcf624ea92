package dev.headgate.e2e.checker;

import java.util.List;
import java.util.Map;

/// Everything the checker looks at, gathered from a quiet pipeline.
///
/// @param log the outbox in allocation order
/// @param topics committed records, in offset order within each partition
/// @param audit the rows of `auth_events`
/// @param projections the visible rows of the three projections, by aggregate, columns as text
public record Evidence(
    List<LoggedEvent> log,
    List<PublishedEvent> topics,
    List<AuditedEvent> audit,
    Map<Aggregate, Map<String, String>> projections) {}
