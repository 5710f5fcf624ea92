/// Writes topics into the read database. Owns the positions; may not know how rows came about.
/// Guarantees each record's effect once, whoever else writes.
@NullMarked
package dev.headgate.projector.sink;

import org.jspecify.annotations.NullMarked;
