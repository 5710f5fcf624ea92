/// Rebuilds of the projections as an operator sees them: orders given to the read database, and
/// what becomes of them. Owns how progress is told; may not know how a generation is built.
@NullMarked
package dev.headgate.cli.replay;

import org.jspecify.annotations.NullMarked;
