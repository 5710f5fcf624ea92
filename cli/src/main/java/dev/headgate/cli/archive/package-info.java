/// Days of the event log in files: JSON lines, compressed, each with a manifest of what it holds.
///
/// Owns the form of the files and how they are written so that a crash leaves a whole archive or
/// none. May not know a database. Guarantees that an archive that was read to its end is, byte for
/// byte, what was written.
@NullMarked
package dev.headgate.cli.archive;

import org.jspecify.annotations.NullMarked;
