package dev.headgate.relay.heartbeat;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.process.postgres.SqlText;
import dev.headgate.relay.exit.RelayExit;
import dev.headgate.relay.publish.Progress;
import dev.headgate.relay.slot.CommandDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Beats once a second on a connection of its own, whatever happens on the log: a decoded beat is
/// no reason for another one.
public final class Heartbeat implements AutoCloseable {

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("heartbeat").factory());
  private final Connection connection;
  private final String statement = SqlText.beside(Heartbeat.class, "beat.sql");

  private Heartbeat(Connection connection) {
    this.connection = connection;
  }

  public static Heartbeat start(
      PostgresUrl url, Progress progress, Consumer<ProcessFailure> stopped) {
    Heartbeat heartbeat = new Heartbeat(CommandDatabase.connect(url));
    var _ =
        heartbeat.clock.scheduleAtFixedRate(
            () -> heartbeat.beat(progress.latest(), stopped), 0, 1, TimeUnit.SECONDS);
    return heartbeat;
  }

  private void beat(Progress.Snapshot now, Consumer<ProcessFailure> stopped) {
    try (PreparedStatement call = connection.prepareStatement(statement)) {
      call.setLong(1, now.publishedBelow());
      call.setObject(2, now.lastEvent());
      call.setString(3, now.position().toString());
      call.execute();
    } catch (SQLException e) {
      stopped.accept(
          new ProcessFailure(
              RelayExit.LOCK_LOST,
              "The command database does not take the heartbeat: " + e.getMessage(),
              "See that the server is up; the supervisor starts the relay again.",
              e));
      throw new IllegalStateException("stops beating", e);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("the heartbeat's connection does not close", e);
    }
  }
}
