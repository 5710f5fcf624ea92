/// Which of several projectors this one is. Owns the file that remembers it; may not know Kafka.
/// Guarantees the same name after a restart on the same state, and another one elsewhere.
@NullMarked
package dev.headgate.projector.instance;

import org.jspecify.annotations.NullMarked;
