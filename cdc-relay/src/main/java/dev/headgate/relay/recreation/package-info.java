/// A new replication slot in place of one that is gone, lost its log or moved too far, and what the
/// topics lack published from the outbox.
///
/// The new slot exports a snapshot: what is in it goes to the topics from the table, what is not
/// comes behind its consistent point, which becomes the position. Until the position says so the
/// new slot is further than the position, and preflight refuses.
@NullMarked
package dev.headgate.relay.recreation;

import org.jspecify.annotations.NullMarked;
