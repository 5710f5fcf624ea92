/// The settings of Kafka's clients and Streams on which the guarantees rest. Owns their values and
/// reasons; may not know what is run with them. Guarantees that none is overridden in silence.
@NullMarked
package dev.headgate.projector.setting;

import org.jspecify.annotations.NullMarked;
