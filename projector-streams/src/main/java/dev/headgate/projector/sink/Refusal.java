package dev.headgate.projector.sink;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.projector.failure.ProjectorExit;
import dev.headgate.projector.reading.Reason;
import java.sql.SQLException;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Names what the read database will refuse again and again.
final class Refusal {

  private static final String ONE_EVENT_A_VERSION = "auth_events_one_event_a_version";

  private Refusal() {}

  static ProcessFailure of(SQLException error) {
    return new ProcessFailure(
        ProjectorExit.READ_DATABASE,
        "The read database refuses: " + error.getMessage(),
        "Look at the schema and its rights; nothing of the batch was written.",
        error);
  }

  static Reason reason(SQLException error) {
    ServerErrorMessage said = said(error);
    return said != null && ONE_EVENT_A_VERSION.equals(said.getConstraint())
        ? Reason.VERSION_FORK
        : Reason.EVENT_REFUSED;
  }

  /// Code and names; the server's own sentences quote values.
  static String detail(SQLException error) {
    StringJoiner detail = new StringJoiner(", ", "the read database does not take it: ", "");
    detail.add("SQLSTATE " + error.getSQLState());
    ServerErrorMessage said = said(error);
    if (said != null) {
      add(detail, "constraint", said.getConstraint());
      add(detail, "table", said.getTable());
      add(detail, "column", said.getColumn());
    }
    return detail.toString();
  }

  private static void add(StringJoiner detail, String what, @Nullable String name) {
    if (name != null) {
      detail.add(what + " " + name);
    }
  }

  private static @Nullable ServerErrorMessage said(SQLException error) {
    return error instanceof PSQLException refused ? refused.getServerErrorMessage() : null;
  }
}
