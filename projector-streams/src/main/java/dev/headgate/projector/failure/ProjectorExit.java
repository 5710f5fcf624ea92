package dev.headgate.projector.failure;

import dev.headgate.process.exit.ExitCode;

/// Why the projector ends by itself. 42 to 44 are retired: poison parks its aggregate instead.
public enum ProjectorExit implements ExitCode {
  TOPICS_MISSING(40, "The relay has not created the event topics."),
  PARTITIONS_DIFFER(41, "A topic has another number of partitions than the contract."),
  FOLD_FAILED(45, "Kafka Streams stopped."),
  SINK_FAILED(46, "A sink stopped."),
  POSITION_MISSING(47, "The read database lost a position."),
  OFFSET_OUT_OF_RANGE(48, "A topic no longer has what was not read yet."),
  READ_DATABASE(49, "The read database cannot be used."),
  BROKER(50, "Kafka cannot be used."),
  INSTANCE_TWICE(51, "Another projector runs under the name of this one."),
  TOPIC_REPLACED(52, "A topic was deleted or made anew while it was read.");

  private final int code;
  private final String reason;

  ProjectorExit(int code, String reason) {
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
