/// What may follow what. Owns the heads of aggregates and the rule by which an event is applied,
/// passed over or parked; may not know topics. Guarantees that versions take effect densely and in
/// order, each once, and that an order holds whether it comes before or after its event.
@NullMarked
package dev.headgate.projector.succession;

import org.jspecify.annotations.NullMarked;
