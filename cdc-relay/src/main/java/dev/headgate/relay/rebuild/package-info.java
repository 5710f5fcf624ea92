/// Event topics made anew from the outbox, with the same events in the same order.
///
/// A topic is deleted and filled under the snapshot of a temporary slot. Its consistent point
/// becomes the topic's floor: the stream goes on behind it. Until the position names the new topic,
/// preflight refuses it as replaced.
@NullMarked
package dev.headgate.relay.rebuild;

import org.jspecify.annotations.NullMarked;
