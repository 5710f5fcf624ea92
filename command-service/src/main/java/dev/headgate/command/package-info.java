/// The process: its configuration, its wiring and its end. The only package that knows all others.
@NullMarked
package dev.headgate.command;

import org.jspecify.annotations.NullMarked;
