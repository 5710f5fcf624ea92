/// The relay's part of the checker: compares what clients were told, what is in the outbox and what
/// is on the topics.
///
/// Owns the assertions I1 to I7 and I13 of the fault catalogue as pure functions over
/// [dev.headgate.relay.checker.Evidence], and the reader that gathers it. May not know how the
/// relay works, only what it promises. Every assertion has a mutant in `CheckerTest` that it must
/// object to.
@NullMarked
package dev.headgate.relay.checker;

import org.jspecify.annotations.NullMarked;
