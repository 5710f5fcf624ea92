package dev.headgate.command.problem;

import dev.headgate.command.rejection.Reason;
import dev.headgate.command.rejection.Rejection;
import java.util.List;
import java.util.Locale;

/// A refusal as it goes over the wire.
///
/// @param code stable; clients switch over it
/// @param detail what the client can do about it
public record Problem(
    int status, String code, String title, String detail, List<FieldError> errors) {

  public Problem {
    errors = List.copyOf(errors);
  }

  public static Problem of(ProblemType type, String detail) {
    return new Problem(type.status(), type.code(), type.title(), detail, List.of());
  }

  public static Problem of(Rejection rejection) {
    Reason reason = rejection.reason();
    return new Problem(
        status(reason),
        reason.name().toLowerCase(Locale.ROOT),
        "The command was rejected",
        reason.sentence(),
        List.of());
  }

  /// The `type` of RFC 9457, as stable as the code.
  public String type() {
    return "https://headgate.dev/problems/" + code;
  }

  /// Whether the same request may succeed later by itself.
  public boolean passes() {
    return status == 503;
  }

  private static int status(Reason reason) {
    return switch (reason) {
      case USER_UNKNOWN, SESSION_UNKNOWN, API_KEY_UNKNOWN -> 404;
      case USER_EXISTS,
          EMAIL_TAKEN,
          SESSION_EXISTS,
          SESSION_REVOKED,
          API_KEY_EXISTS,
          API_KEY_REVOKED,
          ALREADY_LOGGED ->
          409;
      case EXPIRY_PASSED -> 422;
    };
  }
}
