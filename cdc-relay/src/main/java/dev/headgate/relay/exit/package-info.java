/// The named reasons a relay ends with.
@NullMarked
package dev.headgate.relay.exit;

import org.jspecify.annotations.NullMarked;
