/// How a process ends: drained by SIGTERM, or with a named code when it cannot prove that it is
/// right.
///
/// Owns the one place a main runs in. May not know what the process does. Guarantees one log line
/// that names the code, its reason and the next step, whichever thread failed.
@NullMarked
package dev.headgate.process.exit;

import org.jspecify.annotations.NullMarked;
