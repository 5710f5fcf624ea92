/// The topics the projector needs. Owns the state topics' names and settings; may not know events.
/// Guarantees that partition counts agree before anything runs.
@NullMarked
package dev.headgate.projector.topic;

import org.jspecify.annotations.NullMarked;
