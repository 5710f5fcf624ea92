package dev.headgate.projector.sink;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/// Whose fault an error of the database is, by its SQLSTATE.
///
/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
enum Blame {
  /// It passes by itself, or with somebody's help: connections, resources, locks, a restart.
  SERVER,
  /// A value that no try will make fit: data exceptions, constraints, program limits.
  ROW,
  /// The schema or the rights are not what this release needs.
  SCHEMA,
  /// A trigger's own error, for instance: it may pass, and it may be a row's.
  UNCLEAR;

  // The server has ended a session that kept a transaction open: without a word, or for too long.
  private static final Set<String> STOOD_STILL = Set.of("25P03", "25P04");

  boolean mayBeRows() {
    return this == ROW || this == UNCLEAR;
  }

  static Blame of(SQLException error) {
    String state = error.getSQLState();
    if (error instanceof SQLTransientException) {
      return SERVER;
    }
    if (state == null || state.length() != 5) {
      return UNCLEAR;
    }
    if (STOOD_STILL.contains(state)) {
      return SERVER;
    }
    return switch (state.substring(0, 2)) {
      case "08", "40", "53", "55", "57", "58", "XX" -> SERVER;
      case "22", "23", "54" -> ROW;
      case "25", "28", "3D", "3F", "42", "0A" -> SCHEMA;
      default -> UNCLEAR;
    };
  }
}
