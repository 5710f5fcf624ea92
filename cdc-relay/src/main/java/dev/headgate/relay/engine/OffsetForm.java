package dev.headgate.relay.engine;

import dev.headgate.relay.slot.Lsn;

/// The offset as Debezium reads it.
@FunctionalInterface
interface OffsetForm {

  /// The form that makes Debezium start at Y without a search.
  OffsetForm WITHOUT_SEARCH = y -> "{\"lsn\":%1$d,\"lsn_commit\":%1$d}".formatted(y.value());

  String of(Lsn y);
}
