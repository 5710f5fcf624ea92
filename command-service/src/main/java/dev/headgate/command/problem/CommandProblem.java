package dev.headgate.command.problem;

import dev.headgate.process.problem.ProblemType;

/// The ways to refuse a request that this service alone has and that are no rejection of the
/// business.
public enum CommandProblem implements ProblemType {
  WRONG_CREDENTIALS(401, "The address or the password is wrong"),
  INVALID_TOKEN(401, "The token is not one of ours, or no longer"),
  VERSION_CONFLICT(409, "Others changed the same aggregate at the same time"),
  IDEMPOTENCY_KEY_IN_FLIGHT(409, "A request with this Idempotency-Key is at work"),
  PROCESSING_COMPLETED(409, "The processor has completed this event"),
  HISTORY_ARCHIVED(410, "Versions this state is made of left the log"),
  PRECONDITION_FAILED(412, "The aggregate is not at the version of If-Match"),
  LIMIT_EXCEEDED(413, "The event log takes no event of this size"),
  IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request"),
  EVENT_TYPE_UNKNOWN(422, "The catalogue has no such event type"),
  EVENT_TYPE_DECIDED(422, "Events of this type come from commands alone"),
  HISTORY_TOO_LONG(422, "The state is made of too many events"),
  PRECONDITION_REQUIRED(428, "The cursor is somebody's, and no version was seen"),
  DATABASE_UNAVAILABLE(503, "The command database does not answer");

  private final int status;
  private final String title;

  CommandProblem(int status, String title) {
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
