/// One active relay: a session lock on its own connection, and what is waiting for it.
@NullMarked
package dev.headgate.relay.lock;

import org.jspecify.annotations.NullMarked;
