/// Generations of the projections, run side by side: the one that is read and the one that is
/// built. Owns who runs, compares, swaps and removes them; may not know what a row is. Guarantees
/// that what is read changes only when what takes its place was compared with it, or somebody
/// answers for it on record.
@NullMarked
package dev.headgate.projector.rebuild;

import org.jspecify.annotations.NullMarked;
