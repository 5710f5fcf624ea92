/// A restored or promoted copy of the command database, brought up to what the topics hold.
///
/// Events that the topics have and the outbox lacks are put back with the same ids, versions and
/// times; then the slot is made anew as in a recreation, and the position accepts the new history.
/// It does not merge histories: where both went on, it refuses.
@NullMarked
package dev.headgate.relay.reconciliation;

import org.jspecify.annotations.NullMarked;
