/// The checker: compares what is in the outbox, on the topics and in the read database.
///
/// Owns the assertions I2 to I5 and I7 to I9 of the fault catalogue, as pure functions over
/// [Evidence], and the readers that gather it. May not know how the pipeline works, only what it
/// promises. Every assertion has a mutant in `CheckerTest` that it must object to.
@NullMarked
package dev.headgate.e2e.checker;

import org.jspecify.annotations.NullMarked;
