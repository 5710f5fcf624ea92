/// What the service does for its database beside commands: partitions ahead, expired keys gone, the
/// catalogue's mirror for SQL readers.
@NullMarked
package dev.headgate.command.upkeep;

import org.jspecify.annotations.NullMarked;
