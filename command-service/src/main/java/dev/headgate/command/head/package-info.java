/// Aggregates as the append path sees them: first state, evolution, and the state's stored form.
/// Owns the version of each form.
@NullMarked
package dev.headgate.command.head;

import org.jspecify.annotations.NullMarked;
