package dev.headgate.process.problem;

/// The refusals every service shares.
public enum StandardProblem implements ProblemType {
  MALFORMED_JSON(400, "The body is not the JSON it should be"),
  MALFORMED_REQUEST(400, "The request breaks HTTP or the rules of this API"),
  INVALID_HEADER(400, "A header has a value that cannot be used"),
  INVALID_QUERY(400, "A query parameter has a value that cannot be used"),
  UNAUTHENTICATED(401, "Who asks is not known"),
  FORBIDDEN(403, "Who asks may not do this"),
  NOT_FOUND(404, "There is nothing here"),
  METHOD_NOT_ALLOWED(405, "This resource knows other methods"),
  BODY_TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "Only application/json in UTF-8 is read"),
  INVALID_FIELDS(422, "Some fields cannot be used"),
  HEADERS_TOO_LARGE(431, "The headers are too large"),
  INTERNAL_FAILURE(500, "Something broke here"),
  BUSY(503, "Too much is asked at once");

  private final int status;
  private final String title;

  StandardProblem(int status, String title) {
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
