/// Keeps the services of a stack alive: starts them in order, brings a crashed one back with
/// backoff, ends them in order. May not know what the services do.
@NullMarked
package dev.headgate.cli.supervisor;

import org.jspecify.annotations.NullMarked;
