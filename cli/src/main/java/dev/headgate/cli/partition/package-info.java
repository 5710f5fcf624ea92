/// Days of the event log, and how they leave it and come back.
///
/// Owns the order of the steps, each of which may be the last one before a crash. May not know how
/// an archive is written. Guarantees that the events of a day are in a table or in a whole archive
/// at every instant, and that no append waits for any of it.
@NullMarked
package dev.headgate.cli.partition;

import org.jspecify.annotations.NullMarked;
