/// The relay's own write, once a second: what is published, and a message that keeps the slot
/// moving.
///
/// See relay_heartbeat.sql of the command database.
@NullMarked
package dev.headgate.relay.heartbeat;

import org.jspecify.annotations.NullMarked;
