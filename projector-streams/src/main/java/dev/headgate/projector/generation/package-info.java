/// Generations of the projections: their names and what the read database says of them. Owns the
/// tables `generations` and `serving`; may not know how one is built or compared. Guarantees that
/// two generations share no topic, no group, no state and no table.
@NullMarked
package dev.headgate.projector.generation;

import org.jspecify.annotations.NullMarked;
