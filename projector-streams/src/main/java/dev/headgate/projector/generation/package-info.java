/// Which generation of the projections something belongs to. Owns the names that keep generations
/// apart, in Kafka and in the read database; may not know what is done with them. Guarantees that
/// two generations share no topic, no group, no state and no table.
@NullMarked
package dev.headgate.projector.generation;

import org.jspecify.annotations.NullMarked;
