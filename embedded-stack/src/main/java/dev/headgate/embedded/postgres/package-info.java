/// The real PostgreSQL as a child process.
///
/// Owns the server's binaries, `initdb`, its settings and its life: start, immediate stop, kill,
/// start again. May not know what the databases hold. Guarantees `fsync=on` whatever else is set, a
/// password of its own for every cluster, and that the server listens on the loopback interface
/// only.
@NullMarked
package dev.headgate.embedded.postgres;

import org.jspecify.annotations.NullMarked;
