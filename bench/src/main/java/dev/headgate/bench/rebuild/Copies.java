package dev.headgate.bench.rebuild;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// `COPY` of a generation's rows into empty tables like its own, indexes and constraints included.
///
/// @param seconds of reading the rows in alone
record Copies(long rows, double seconds) {

  private static final List<String> TABLES = List.of("users", "sessions", "api_keys");

  double rate() {
    return rows / seconds;
  }

  static Copies of(ReadModel database, Path folder) throws SQLException, IOException {
    long rows = 0;
    long nanos = 0;
    for (String table : TABLES) {
      Path file = folder.resolve(table + ".copy");
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement()) {
        statement.execute(of(table, "like_table.sql"));
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        try (OutputStream out = Files.newOutputStream(file)) {
          copies.copyOut(of(table, "copy_out.sql"), out);
        }
        long begun = System.nanoTime();
        try (InputStream in = Files.newInputStream(file)) {
          rows += copies.copyIn(of(table, "copy_in.sql"), in);
        }
        nanos += System.nanoTime() - begun;
      }
    }
    return new Copies(rows, nanos / 1e9);
  }

  private static String of(String table, String file) {
    return ReadModel.sql(file).replace("<table>", table);
  }
}
