package dev.headgate.command.problem;

import dev.headgate.command.rejection.Reason;
import dev.headgate.command.rejection.Rejection;
import dev.headgate.process.problem.Problem;
import java.util.List;
import java.util.Locale;

/// The business's no as clients see it.
public final class Rejections {

  private Rejections() {}

  public static Problem problem(Rejection rejection) {
    Reason reason = rejection.reason();
    return new Problem(
        status(reason),
        reason.name().toLowerCase(Locale.ROOT),
        "The command was rejected",
        reason.sentence(),
        List.of());
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
