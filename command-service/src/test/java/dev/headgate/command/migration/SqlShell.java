package dev.headgate.command.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.process.postgres.PostgresUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Runs a script as somebody does who has no Java: with `psql` where it is installed (the embedded
/// server brings none), else statement by statement through the driver. A script ends with its
/// first error.
sealed interface SqlShell {

  /// The values of the first columns, and the error it ended with: state, message and hint.
  Outcome run(String script);

  record Outcome(List<String> values, String error) {}

  static SqlShell of(String url) {
    return Stream.of("/usr/bin/psql", "/usr/lib/postgresql/15/bin/psql")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .<SqlShell>map(program -> new Psql(program, url))
        .orElseGet(() -> new Driver(PostgresUrl.parse(url)));
  }

  record Psql(Path program, String url) implements SqlShell {

    @Override
    public Outcome run(String script) {
      try {
        Process process =
            new ProcessBuilder(
                    program.toString(),
                    "-X",
                    "-q",
                    "-A",
                    "-t",
                    "-v",
                    "ON_ERROR_STOP=1",
                    "-v",
                    "VERBOSITY=verbose",
                    "-f",
                    "-",
                    url)
                .start();
        try (Writer input = process.outputWriter(UTF_8)) {
          input.write(script);
        }
        List<String> values =
            new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
        return new Outcome(values, new String(process.getErrorStream().readAllBytes(), UTF_8));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  record Driver(PostgresUrl url) implements SqlShell {

    @Override
    public Outcome run(String script) {
      List<String> values = new ArrayList<>();
      try (Connection connection =
              DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
          Statement statement = connection.createStatement()) {
        boolean isRows = statement.execute(script);
        while (isRows || statement.getUpdateCount() >= 0) {
          if (isRows) {
            collect(statement.getResultSet(), values);
          }
          isRows = statement.getMoreResults();
        }
        return new Outcome(values, "");
      } catch (SQLException failed) {
        return new Outcome(values, error(failed));
      }
    }

    private static void collect(ResultSet rows, List<String> values) throws SQLException {
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
    }

    private static String error(SQLException failed) {
      ServerErrorMessage message =
          failed instanceof PSQLException refused ? refused.getServerErrorMessage() : null;
      return message == null
          ? failed.toString()
          : "%s: %s HINT: %s"
              .formatted(message.getSQLState(), message.getMessage(), message.getHint());
    }
  }
}
