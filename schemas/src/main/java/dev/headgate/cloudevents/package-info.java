/// The record on a topic: CloudEvents 1.0 in binary mode, bytes and headers, both ways.
///
/// Knows no Kafka client and no payload: the value is the database's JSON untouched, and a broken
/// payload is not its concern. Guarantees that an envelope comes back equal, and that a record
/// which is none of ours is refused with every reason at once.
@NullMarked
package dev.headgate.cloudevents;

import org.jspecify.annotations.NullMarked;
