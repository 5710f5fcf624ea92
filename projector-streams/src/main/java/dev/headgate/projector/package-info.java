/// Wires the fold, the sinks and the health of one process. Owns the configuration; may not know
/// tables. Guarantees that the first failure ends the process with its name.
@NullMarked
package dev.headgate.projector;

import org.jspecify.annotations.NullMarked;
