/// A rebuild of the projections beside `COPY` of the same rows into tables with the same indexes:
/// one read database, one after the other.
///
/// May not know how a generation is built: it starts the projector's process, orders a replay as
/// operators do, and looks at offsets, positions and states.
@NullMarked
package dev.headgate.bench.rebuild;

import org.jspecify.annotations.NullMarked;
