/// The event topics and the position topic: creating them once, asking what they are and what they
/// end with.
@NullMarked
package dev.headgate.relay.topic;

import org.jspecify.annotations.NullMarked;
