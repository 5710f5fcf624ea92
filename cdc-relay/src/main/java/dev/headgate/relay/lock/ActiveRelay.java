package dev.headgate.relay.lock;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.relay.exit.RelayExit;
import dev.headgate.relay.slot.CommandDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Being the one relay that runs: an advisory lock of a session of its own.
///
/// The session is pinged every two seconds, and the server ends it when it was idle for ten: a
/// relay that was stopped (SIGSTOP) gives way to another one. Losing the session ends the process.
public final class ActiveRelay implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ActiveRelay.class);

  private static final String LOCK = "SELECT pg_try_advisory_lock(hashtextextended(?, 0))";
  private static final long PAUSE_MILLIS = 250;

  private final Connection session;
  private final ScheduledExecutorService pings =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("lock-ping").factory());

  private ActiveRelay(Connection session) {
    this.session = session;
  }

  /// Waits until this is the active relay: at once when there is no other, hot standing by when
  /// there is.
  ///
  /// It asks again and again instead of waiting inside the server, so that it notices a server that
  /// is gone, and so that the lock never falls to a process that was stopped while it waited.
  ///
  /// @param asked whether the process was asked to end meanwhile
  /// @param standsBy told when another relay is the active one
  /// @return empty when it was
  /// @throws ProcessFailure when the server does not answer
  public static Optional<ActiveRelay> become(
      PostgresUrl url, String slot, BooleanSupplier asked, Runnable standsBy) {
    Connection session = CommandDatabase.connect(url);
    try (Statement settings = session.createStatement();
        PreparedStatement lock = session.prepareStatement(LOCK)) {
      settings.execute("SET idle_session_timeout = '10s'");
      lock.setString(1, "headgate/relay/" + slot);
      LOG.info("waiting to be the active relay of slot {}", slot);
      while (!asked.getAsBoolean()) {
        if (isGranted(lock)) {
          LOG.info("this is the active relay of slot {}", slot);
          return Optional.of(new ActiveRelay(session));
        }
        standsBy.run();
        Thread.sleep(PAUSE_MILLIS);
      }
      session.close();
      return Optional.empty();
    } catch (SQLException e) {
      throw CommandDatabase.unavailable(url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static boolean isGranted(PreparedStatement lock) throws SQLException {
    try (ResultSet row = lock.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  /// Watches the session from now on.
  public void watch(Consumer<ProcessFailure> told) {
    var _ =
        pings.scheduleAtFixedRate(
            () ->
                lost()
                    .ifPresent(why -> {
                      told.accept(why);
                      throw new IllegalStateException("stops pinging", why);
                    }),
            0,
            2,
            TimeUnit.SECONDS);
  }

  /// Asks the server whether the session, and with it the lock, is still there. Thread-safe.
  ///
  /// @return why this is not the active relay any more
  public synchronized Optional<ProcessFailure> lost() {
    try (Statement statement = session.createStatement()) {
      statement.setQueryTimeout(5);
      statement.execute("SELECT 1");
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(
          new ProcessFailure(
              RelayExit.LOCK_LOST,
              "The lock's session is gone: " + e.getMessage(),
              "Nothing: another relay is active, or this one starts again.",
              e));
    }
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
