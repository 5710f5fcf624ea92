/// The registry behind `/metrics` and what every JVM tells of itself. Knows nothing of commands;
/// labels anywhere are of a bounded set, never an id, an address or a path as it was sent.
@NullMarked
package dev.headgate.command.meter;

import org.jspecify.annotations.NullMarked;
