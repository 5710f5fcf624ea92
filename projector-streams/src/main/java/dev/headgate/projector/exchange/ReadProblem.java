package dev.headgate.projector.exchange;

import dev.headgate.process.problem.ProblemType;

/// The ways to refuse a request that the projector alone has.
public enum ReadProblem implements ProblemType {
  AGGREGATE_PARKED(409, "An event of the aggregate is set aside, and all behind it wait"),
  NOT_PARKED(409, "The dead letter is settled"),
  NOT_REPLACEABLE(409, "The dead letter is about nothing that other data would help"),
  VERSION_NOT_SHOWN(503, "The version asked for is not shown yet"),
  AUDIT_UNAVAILABLE(503, "The order could not be audited, so it was not given"),
  BROKER_UNAVAILABLE(503, "Kafka does not answer"),
  DATABASE_UNAVAILABLE(503, "The read database does not answer");

  private final int status;
  private final String title;

  ReadProblem(int status, String title) {
    this.status = status;
    this.title = title;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
