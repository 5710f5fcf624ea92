/// The rows of the read model and how events change them. Owns rows and their JSON; may not know
/// Kafka or SQL. Guarantees pure functions.
@NullMarked
package dev.headgate.projector.projection;

import org.jspecify.annotations.NullMarked;
