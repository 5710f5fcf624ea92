package dev.headgate.command.problem;

import java.util.Locale;

/// Every way to refuse a request that is not a rejection of the business. The name, in lower case,
/// is the stable `code`.
public enum ProblemType {
  MALFORMED_JSON(400, "The body is not the JSON it should be"),
  MALFORMED_REQUEST(400, "The request breaks HTTP or the rules of this API"),
  INVALID_HEADER(400, "A header has a value that cannot be used"),
  UNAUTHENTICATED(401, "Who asks is not known"),
  WRONG_CREDENTIALS(401, "The address or the password is wrong"),
  INVALID_TOKEN(401, "The token is not one of ours, or no longer"),
  FORBIDDEN(403, "Who asks may not do this"),
  NOT_FOUND(404, "There is nothing here"),
  METHOD_NOT_ALLOWED(405, "This resource knows other methods"),
  VERSION_CONFLICT(409, "Others changed the same aggregate at the same time"),
  IDEMPOTENCY_KEY_IN_FLIGHT(409, "A request with this Idempotency-Key is at work"),
  PRECONDITION_FAILED(412, "The aggregate is not at the version of If-Match"),
  BODY_TOO_LARGE(413, "The body is too large"),
  LIMIT_EXCEEDED(413, "The event log takes no event of this size"),
  UNSUPPORTED_MEDIA_TYPE(415, "Only application/json in UTF-8 is read"),
  INVALID_FIELDS(422, "Some fields cannot be used"),
  IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request"),
  EVENT_TYPE_UNKNOWN(422, "The catalogue has no such event type"),
  EVENT_TYPE_DECIDED(422, "Events of this type come from commands alone"),
  HEADERS_TOO_LARGE(431, "The headers are too large"),
  INTERNAL_FAILURE(500, "Something broke here"),
  BUSY(503, "Too much is asked at once"),
  DATABASE_UNAVAILABLE(503, "The command database does not answer");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
