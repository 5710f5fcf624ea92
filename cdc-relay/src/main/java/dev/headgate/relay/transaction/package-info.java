/// From the decoder's records to whole database transactions.
///
/// Owns the buffer between BEGIN and END. Pure: no clock, no I/O. Guarantees that nothing of an
/// unfinished transaction gets out.
@NullMarked
package dev.headgate.relay.transaction;

import org.jspecify.annotations.NullMarked;
