package dev.headgate.relay.exit;

import dev.headgate.process.exit.ExitCode;

/// Why a relay ends. The numbers are a contract with supervisors and alerts.
public enum RelayExit implements ExitCode {
  LOCK_LOST(20, "The session that makes this relay the only one is gone."),
  SLOT_MISSING(21, "There is no replication slot."),
  SLOT_FOREIGN(22, "The slot belongs to another plugin or database."),
  SLOT_LOST(23, "Postgres removed log that the slot still needed."),
  SLOT_AHEAD(24, "The slot is further than the topics: what lies between would be skipped."),
  ANOTHER_SERVER(25, "The position belongs to another server, or to another history of it."),
  ANOTHER_CLUSTER(26, "The position belongs to another Kafka cluster."),
  TOPIC_REPLACED(27, "An event topic is not the one the position speaks of."),
  TOPIC_SHORT(28, "An event topic does not end with the record the position names."),
  POSITION_LOST(29, "There is no position, but the slot has been used."),
  PARTITIONS_CHANGED(30, "A topic has another number of partitions than configured."),
  TRANSACTIONS_OLD(31, "The broker does not run the second version of transactions."),
  PUBLICATION_CHANGED(32, "The publication does not list exactly the event log."),
  DURABILITY_OFF(33, "The command database would forget what it acknowledged."),
  STREAM_BROKEN(34, "The log was not decoded as it has to be."),
  EVENT_UNROUTABLE(35, "An event cannot be turned into a record."),
  PUBLISH_FAILED(36, "Kafka did not take a transaction, or left in doubt whether it did."),
  ENGINE_ENDED(37, "The Debezium engine ended."),
  FENCED(38, "Another relay has taken over."),
  SLOT_BUSY(39, "Somebody else reads the slot."),
  LOG_REWOUND(80, "The log is an older copy of the one the topics were made from."),
  RELAY_RUNS(81, "A relay runs, and a repair has to be alone."),
  LOG_LACKS_EVENTS(82, "Topics hold events that the event log lacks."),
  LOG_OUT_OF_ORDER(83, "The event log does not sort by time as its versions do."),
  TOPIC_TORN(84, "A topic holds an aggregate's versions with a gap, or twice."),
  REPAIR_STOPPED(85, "The repair was stopped before its end."),
  HISTORY_FORKED(86, "Topics and event log went on differently."),
  RECORD_BROKEN(87, "A record of a topic is not what was published."),
  CATALOGUE_SHRUNKEN(88, "The catalogue lacks aggregates that were published."),
  EVENTS_ARCHIVED(89, "The event log lacks days that an archive has.");

  private final int code;
  private final String reason;

  RelayExit(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  @Override
  public int code() {
    return code;
  }

  @Override
  public String reason() {
    return reason;
  }
}
