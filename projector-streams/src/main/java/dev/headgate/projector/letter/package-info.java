/// What is set aside: records as they came, and the dead letters written about them. Owns their
/// JSON; may not know where they are kept or what becomes of them. Guarantees that a record comes
/// out as it went in, byte for byte.
@NullMarked
package dev.headgate.projector.letter;

import org.jspecify.annotations.NullMarked;
