/// The language in which the specifications of deciders are written.
@NullMarked
package dev.headgate.command.decision;

import org.jspecify.annotations.NullMarked;
