/// Child processes that do not outlive their owner.
///
/// Owns starting, signalling and ending a process by its id, and the watchdog that ends what a
/// killed owner left behind. May not know what the processes are.
@NullMarked
package dev.headgate.embedded.child;

import org.jspecify.annotations.NullMarked;
