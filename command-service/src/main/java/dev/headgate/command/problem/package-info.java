/// Refusals that this service alone has. Owns their stable codes and how a rejection becomes one;
/// knows no HTTP library.
@NullMarked
package dev.headgate.command.problem;

import org.jspecify.annotations.NullMarked;
