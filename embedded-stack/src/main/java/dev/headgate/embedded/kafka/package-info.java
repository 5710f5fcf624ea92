/// The real Kafka broker in a child JVM.
///
/// Owns its settings (one KRaft node), formatting its storage and its life. May not know the
/// topics. Kafka's classes are used in the broker's own process only, whose class path is handed
/// over: modules without Kafka can use this one.
@NullMarked
package dev.headgate.embedded.kafka;

import org.jspecify.annotations.NullMarked;
