/// The log's own face: audit events, and events of types without a decider.
@NullMarked
package dev.headgate.command.journal;

import org.jspecify.annotations.NullMarked;
