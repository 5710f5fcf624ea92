/// How a process is told where a database is, and where its statements stand.
///
/// Owns the URL's form and the reading of SQL files. Opens nothing. Guarantees that a password is
/// not printed by accident.
@NullMarked
package dev.headgate.process.postgres;

import org.jspecify.annotations.NullMarked;
