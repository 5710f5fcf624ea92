/// What the repairs share: the two systems, their state as found, milestones and pace.
///
/// A repair runs in place of the relay: it holds the same lock and fences by the same
/// `transactional.id`. Until its last Kafka transaction, which writes the position, preflight
/// refuses what it leaves behind, and running it again repairs it.
@NullMarked
package dev.headgate.relay.repair;

import org.jspecify.annotations.NullMarked;
