/// The relay beside the plain engine with the EventRouter transform and a producer without
/// transactions: the same outbox, broker, heap and cores, one after the other.
///
/// May not know how either of them works: it starts processes and reads topics.
@NullMarked
package dev.headgate.bench.relay;

import org.jspecify.annotations.NullMarked;
