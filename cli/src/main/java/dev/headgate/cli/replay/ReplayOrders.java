package dev.headgate.cli.replay;

import dev.headgate.verification.database.ServerMessage;
import dev.headgate.verification.database.Sql;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Orders to the read database's functions, and what they answer. One thread.
public final class ReplayOrders implements AutoCloseable {

  private final Connection connection;

  private ReplayOrders(Connection connection) {
    this.connection = connection;
  }

  /// Opens a URL as psql takes it.
  public static ReplayOrders open(String url) {
    URI parts = URI.create(url);
    String[] user = parts.getUserInfo().split(":", 2);
    String jdbc =
        "jdbc:postgresql://%s:%d%s".formatted(parts.getHost(), parts.getPort(), parts.getPath());
    try {
      return new ReplayOrders(DriverManager.getConnection(jdbc, user[0], user[1]));
    } catch (SQLException away) {
      throw failure(away);
    }
  }

  /// Orders a new generation.
  ///
  /// @param throttle events a second; null for no limit
  public int request(
      List<String> projections,
      @Nullable Integer throttle,
      boolean keep,
      boolean acceptDifferences) {
    return numbers("request_replay.sql", projections.toArray(), throttle, keep, acceptDifferences)
        .getFirst();
  }

  /// Stops what is under way.
  public int cancel() {
    return numbers("cancel_replay.sql").getFirst();
  }

  /// Goes on with what was stopped.
  public int resume(@Nullable Integer throttle) {
    return numbers("resume_replay.sql", throttle).getFirst();
  }

  /// Has the one that differs read.
  public int acceptDifferences() {
    return numbers("accept_differences.sql").getFirst();
  }

  /// Has the one read again that was read before.
  public int rollBack() {
    return numbers("rollback_replay.sql").getFirst();
  }

  /// The generations that are removed.
  public List<Integer> prune() {
    return numbers("prune_generations.sql");
  }

  /// What [#prune()] would remove.
  public List<Integer> prunable() {
    return of(Set.of("kept", "retired", "cancelled", "failed"));
  }

  /// The generation on its way to be read, if there is one.
  public Optional<Integer> underWay() {
    return of(Set.of("requested", "building", "comparing", "accepted", "returning")).stream()
        .findFirst();
  }

  private List<Integer> of(Set<String> states) {
    return reports().stream()
        .filter(report -> states.contains(report.state()))
        .map(GenerationReport::generation)
        .toList();
  }

  /// Every generation, oldest first.
  public List<GenerationReport> reports() {
    try (PreparedStatement statement = prepared("generations.sql");
        ResultSet rows = statement.executeQuery()) {
      List<GenerationReport> reports = new ArrayList<>();
      while (rows.next()) {
        reports.add(report(rows));
      }
      return reports;
    } catch (SQLException failed) {
      throw failure(failed);
    }
  }

  /// What a rebuild would have to write, by type of aggregate: how many there are now.
  public Map<String, Long> rows() {
    try (PreparedStatement statement = prepared("projection_rows.sql");
        ResultSet rows = statement.executeQuery()) {
      Map<String, Long> counts = new TreeMap<>();
      while (rows.next()) {
        counts.put(rows.getString(1), rows.getLong(2));
      }
      return counts;
    } catch (SQLException failed) {
      throw failure(failed);
    }
  }

  /// How many events there are to be read again.
  public long events() {
    return numbers("count_events.sql").getFirst();
  }

  private static GenerationReport report(ResultSet row) throws SQLException {
    return new GenerationReport(
        row.getInt("generation"),
        row.getString("state"),
        List.of((String[]) row.getArray("projections").getArray()),
        new GenerationReport.Progress(
            row.getLong("source_done"),
            row.getLong("source_end"),
            row.getLong("rows_done"),
            row.getLong("rows_end")),
        row.getString("comparison"),
        row.getString("problem"));
  }

  private List<Integer> numbers(String file, @Nullable Object... parameters) {
    try (PreparedStatement statement = prepared(file)) {
      for (int i = 0; i < parameters.length; i++) {
        Object parameter = parameters[i];
        statement.setObject(
            i + 1,
            parameter instanceof Object[] many
                ? connection.createArrayOf("text", many)
                : parameter);
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<Integer> numbers = new ArrayList<>();
        while (rows.next()) {
          numbers.add(rows.getInt(1));
        }
        return numbers;
      }
    } catch (SQLException failed) {
      throw failure(failed);
    }
  }

  private PreparedStatement prepared(String file) throws SQLException {
    return connection.prepareStatement(Sql.read(ReplayOrders.class, file));
  }

  private static ReplayFailure failure(SQLException failed) {
    ServerMessage said = ServerMessage.of(failed);
    return new ReplayFailure(
        said.problem(), said.hint().orElse("see headgate logs postgres-read"), failed);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw failure(failed);
    }
  }
}
