/// The parking lot: what waits, in the order of its versions, and the orders about it. Owns one
/// store of the fold and its keys; may not know what is to be applied. Guarantees that nothing
/// leaves it unasked.
@NullMarked
package dev.headgate.projector.parking;

import org.jspecify.annotations.NullMarked;
