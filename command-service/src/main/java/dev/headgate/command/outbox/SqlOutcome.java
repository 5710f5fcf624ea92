package dev.headgate.command.outbox;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What a failed statement means for the command.
/// https://www.postgresql.org/docs/current/errcodes-appendix.html
enum SqlOutcome {
  /// Somebody else was faster: a moved head, a deadlock, a key inserted by two at once.
  RACE,
  /// Too large for the log.
  LIMIT,
  /// The log's own checks refused it.
  INVALID,
  /// The server is away, starting, stopping, read-only, full or too slow.
  AWAY,
  /// A fault of ours.
  BROKEN;

  private static final Set<String> SIZES = Set.of("data_fits_a_record", "metadata_fits_a_header");

  static SqlOutcome of(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException) {
        return AWAY;
      }
      if (cause instanceof PSQLException refused && isTooLarge(refused)) {
        return LIMIT;
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return of(sql.getSQLState());
      }
    }
    return BROKEN;
  }

  /// The log's own constraints measure what they store, which no client can: jsonb has its own
  /// spelling.
  private static boolean isTooLarge(PSQLException refused) {
    ServerErrorMessage message = refused.getServerErrorMessage();
    return message != null
        && message.getConstraint() != null
        && SIZES.contains(message.getConstraint());
  }

  private static SqlOutcome of(String state) {
    return switch (state) {
      case "HG001", "40001", "40P01", "23505" -> RACE;
      case "HG002" -> LIMIT;
      case "HG004", "HG005", "HG009", "23514" -> INVALID;
      case "25006", "55P03", "57014", "57P01", "57P02", "57P03" -> AWAY;
      default -> state.startsWith("08") || state.startsWith("53") ? AWAY : BROKEN;
    };
  }
}
