package dev.headgate.verification;

import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.Facts;
import dev.headgate.verification.evidence.LoggedEvent;
import dev.headgate.verification.evidence.PublishedEvent;
import dev.headgate.verification.fold.PastEvent;
import dev.headgate.verification.fold.Row;
import java.util.List;
import java.util.Map;

/// All that two or three sides hold, gathered while nobody writes; small enough to be kept.
///
/// @param log the outbox
/// @param topics committed records, in offset order within each partition
/// @param audit the rows of `auth_events`
/// @param histories the events of each aggregate by version, with their payloads
/// @param projections the visible rows
public record Evidence(
    List<LoggedEvent> log,
    List<PublishedEvent> topics,
    List<Facts> audit,
    Map<Aggregate, List<PastEvent>> histories,
    Map<Aggregate, Row> projections) {}
