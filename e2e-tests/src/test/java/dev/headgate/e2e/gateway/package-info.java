/// A client of the command service, as a gateway would have one.
///
/// Owns the HTTP side of the tests: a command is sent until it has an answer, always under the same
/// idempotency key, so that a crash in between shows as neither a loss nor a double.
@NullMarked
package dev.headgate.e2e.gateway;

import org.jspecify.annotations.NullMarked;
