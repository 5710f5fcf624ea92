/// Looks after what can change while the relay runs.
///
/// Owns the repeated look at both sides, and what is known of the lag. What it finds wrong ends the
/// process by the name preflight would have refused with.
@NullMarked
package dev.headgate.relay.watch;

import org.jspecify.annotations.NullMarked;
