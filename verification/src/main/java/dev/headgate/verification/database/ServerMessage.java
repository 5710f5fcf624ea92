package dev.headgate.verification.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// What a server said of a statement that failed.
///
/// @param hint what it advised
public record ServerMessage(String problem, Optional<String> hint) {

  private static final String HINT = "Hint: ";

  /// Takes it from the one text that the driver makes of the message, its hint and where it was
  /// raised.
  public static ServerMessage of(SQLException failed) {
    List<String> said = String.valueOf(failed.getMessage()).lines().map(String::strip).toList();
    return new ServerMessage(
        said.getFirst().replaceFirst("^ERROR: ", ""),
        said.stream()
            .filter(line -> line.startsWith(HINT))
            .map(line -> line.substring(HINT.length()))
            .findFirst());
  }
}
