package dev.headgate.projector.sink;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.projector.failure.ProjectorExit;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Names what the read database will refuse again and again.
final class Refusal {

  private static final String ONE_EVENT_A_VERSION = "auth_events_one_event_a_version";

  private Refusal() {}

  static ProcessFailure of(SQLException error) {
    if (error instanceof PSQLException refused) {
      ServerErrorMessage said = refused.getServerErrorMessage();
      if (said != null && ONE_EVENT_A_VERSION.equals(said.getConstraint())) {
        return new ProcessFailure(
            ProjectorExit.VERSION_FORK,
            "Two events claim one version: " + said.getDetail(),
            "Compare the topic with the outbox; nothing of the batch was written.",
            error);
      }
    }
    return new ProcessFailure(
        ProjectorExit.READ_DATABASE,
        "The read database refuses: " + error.getMessage(),
        "Look at the row or the schema; nothing of the batch was written.",
        error);
  }
}
