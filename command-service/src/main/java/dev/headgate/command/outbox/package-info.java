/// The append path. Owns the transaction with its tenant, the heads and the one append call; the
/// only way into the event log from Java. May not know what an event means, nor HTTP.
@NullMarked
package dev.headgate.command.outbox;

import org.jspecify.annotations.NullMarked;
