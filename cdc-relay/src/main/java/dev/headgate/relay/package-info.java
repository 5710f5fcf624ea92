/// The relay: committed outbox rows to topics, in order, whole transactions, exactly once.
///
/// Owns the process: configuration, exit codes, start order. May not know HTTP routes of other
/// services, projections, or what an event means.
@NullMarked
package dev.headgate.relay;

import org.jspecify.annotations.NullMarked;
