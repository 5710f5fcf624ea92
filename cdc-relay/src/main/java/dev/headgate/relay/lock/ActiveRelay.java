package dev.headgate.relay.lock;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.relay.exit.RelayExit;
import dev.headgate.relay.slot.CommandDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Being the one relay that runs: an advisory lock of a session of its own.
///
/// The session is pinged every two seconds, and the server ends it when it was idle for ten: a
/// relay that was stopped (SIGSTOP) gives way to another one. Losing the session ends the process.
public final class ActiveRelay implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ActiveRelay.class);

  private final Connection session;
  private final ScheduledExecutorService pings =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("lock-ping").factory());

  private ActiveRelay(Connection session) {
    this.session = session;
  }

  /// Waits until this is the active relay: at once when there is no other, hot standing by when
  /// there is.
  public static ActiveRelay become(PostgresUrl url, String slot) {
    Connection session = CommandDatabase.connect(url);
    try (Statement statement = session.createStatement()) {
      statement.execute("SET idle_session_timeout = '10s'");
      LOG.info("waiting to be the active relay of slot {}", slot);
      statement.execute(
          "SELECT pg_advisory_lock(hashtextextended("
              + statement.enquoteLiteral("headgate/relay/" + slot)
              + ", 0))");
      LOG.info("this is the active relay of slot {}", slot);
      return new ActiveRelay(session);
    } catch (SQLException e) {
      throw CommandDatabase.unavailable(url, e);
    }
  }

  /// Watches the session from now on.
  public void watch(Consumer<ProcessFailure> lost) {
    var _ =
        pings.scheduleAtFixedRate(
            () -> {
              try (Statement statement = session.createStatement()) {
                statement.setQueryTimeout(5);
                statement.execute("SELECT 1");
              } catch (SQLException e) {
                lost.accept(
                    new ProcessFailure(
                        RelayExit.LOCK_LOST,
                        "The lock's session is gone: " + e.getMessage(),
                        "Nothing: another relay is active, or this one starts again.",
                        e));
                throw new IllegalStateException("stops pinging", e);
              }
            },
            0,
            2,
            TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    pings.shutdownNow();
    try {
      session.close();
    } catch (SQLException e) {
      LOG.debug("the lock's session was gone before", e);
    }
  }
}
