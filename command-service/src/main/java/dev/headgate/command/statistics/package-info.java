/// How many events there are, of which types, on which days. Owns the counting and its running
/// tally; may not know what an event means.
@NullMarked
package dev.headgate.command.statistics;

import org.jspecify.annotations.NullMarked;
