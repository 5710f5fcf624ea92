/// Topics as typed values: their names, partition counts, and the internal ones of the pipeline.
///
/// Knows no Kafka client. Names are the contract with subscribers:
/// `<domain>.<aggregate>.events.v1`.
@NullMarked
package dev.headgate.topic;

import org.jspecify.annotations.NullMarked;
