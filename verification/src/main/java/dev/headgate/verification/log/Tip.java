package dev.headgate.verification.log;

import dev.headgate.verification.evidence.Aggregate;

/// Where an aggregate stands, all at one moment.
///
/// @param head the version its commands have left in `aggregates`
/// @param logged the highest version in the outbox
/// @param settled the highest one whose transaction ended before the snapshot that counts
public record Tip(Aggregate aggregate, long head, long logged, long settled) {}
