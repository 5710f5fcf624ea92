/// Whether services say of themselves what is true.
///
/// Owns the assertion I14 and the watch that looks at a part from outside while faults happen. May
/// not know how a part counts its own lag.
@NullMarked
package dev.headgate.verification.health;

import org.jspecify.annotations.NullMarked;
