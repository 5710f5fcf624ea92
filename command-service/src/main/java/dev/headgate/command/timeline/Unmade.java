package dev.headgate.command.timeline;

import dev.headgate.command.problem.CommandProblem;
import dev.headgate.process.problem.Refusal;
import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;

/// Why a state could not be made, in SQLSTATEs of `rebuild_state` and of the server.
final class Unmade {

  private Unmade() {}

  /// What to tell the client; the failure itself when it is another one.
  static RuntimeException refusal(JdbiException failed) {
    return switch (state(failed)) {
      case "HG020" ->
          Refusal.of(
              CommandProblem.HISTORY_ARCHIVED,
              "Some of the versions it is made of left the log with their partitions. `headgate"
                  + " partitions restore` brings these back; the projector answers the newest state"
                  + " under /v1/state.");
      // Too many, too deep for the server's stack, or more than its patience.
      case "HG021", "54001", "57014" ->
          Refusal.of(
              CommandProblem.HISTORY_TOO_LONG,
              "Read the history page by page and merge it there; the projector answers the newest"
                  + " state under /v1/state.");
      default -> failed;
    };
  }

  private static String state(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "";
  }
}
