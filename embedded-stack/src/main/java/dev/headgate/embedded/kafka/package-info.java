/// The real Kafka broker in a child JVM.
///
/// Owns its settings (one KRaft node), formatting its storage and its life. May not know the
/// topics. No Kafka class is used here: the broker's class path is handed over, so that modules
/// without Kafka can use this one.
@NullMarked
package dev.headgate.embedded.kafka;

import org.jspecify.annotations.NullMarked;
