/// Whether two generations hold the same rows. Owns the comparison; may not know how they were
/// built. Guarantees that only a key which stays different while both stand still is a difference.
@NullMarked
package dev.headgate.projector.comparison;

import org.jspecify.annotations.NullMarked;
