/// The log's side: rows of the outbox, heads of aggregates, and what has to hold among them.
///
/// Owns the assertions I1 and I2 and the statements that gather their evidence.
@NullMarked
package dev.headgate.verification.log;

import org.jspecify.annotations.NullMarked;
