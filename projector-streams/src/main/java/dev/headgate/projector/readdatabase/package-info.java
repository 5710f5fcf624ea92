/// Brings the read database up. Owns the migrations below db/migration/read; may not know events.
/// Guarantees that running it again changes nothing.
@NullMarked
package dev.headgate.projector.readdatabase;

import org.jspecify.annotations.NullMarked;
