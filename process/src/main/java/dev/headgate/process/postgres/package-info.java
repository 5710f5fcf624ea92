/// How a process is told where a database is.
///
/// Owns the URL's form. Opens nothing. Guarantees that a password is not printed by accident.
@NullMarked
package dev.headgate.process.postgres;

import org.jspecify.annotations.NullMarked;
