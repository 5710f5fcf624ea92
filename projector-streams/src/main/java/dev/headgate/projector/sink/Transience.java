package dev.headgate.projector.sink;

import java.sql.SQLException;
import java.sql.SQLTransientException;

/// Which errors of the database pass by themselves.
final class Transience {

  private Transience() {}

  static boolean of(SQLException error) {
    if (error instanceof SQLTransientException) {
      return true;
    }
    String state = error.getSQLState();
    return state != null
        && (state.startsWith("08")
            || state.startsWith("53")
            || state.startsWith("57P")
            || state.equals("40001")
            || state.equals("40P01"));
  }
}
