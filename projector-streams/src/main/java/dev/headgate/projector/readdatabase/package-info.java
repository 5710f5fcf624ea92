/// The read database: brings it up and connects to it. Owns the migrations below db/migration/read
/// and the pool; may not know events. Guarantees that migrating again changes nothing.
@NullMarked
package dev.headgate.projector.readdatabase;

import org.jspecify.annotations.NullMarked;
