package dev.headgate.embedded.postgres;

import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.embedded.child.Folders;
import dev.headgate.embedded.child.Ports;
import dev.headgate.embedded.child.Watchdog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One PostgreSQL server. Confined to the thread that started it, but for [#url(String)].
public final class PostgresServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration BACKENDS_LEAVE = Duration.ofSeconds(30);

  private final Watchdog watchdog;
  private final Cluster cluster;
  private final Runnable afterClose;
  private @Nullable ChildProcess postmaster;

  private PostgresServer(Watchdog watchdog, Cluster cluster, Runnable afterClose) {
    this.watchdog = watchdog;
    this.cluster = cluster;
    this.afterClose = afterClose;
  }

  /// Starts a server on a cluster that is kept; initialises it when the folder is empty.
  ///
  /// @throws IllegalStateException when the server does not come up; the message holds the end of
  ///   its log
  public static PostgresServer start(Watchdog watchdog, Cluster cluster) {
    PostgresServer server = new PostgresServer(watchdog, cluster, () -> {});
    server.start();
    return server;
  }

  /// Starts the bundled release with `wal_level=logical` on a free port; its data goes when it is
  /// closed.
  public static PostgresServer temporary() {
    return temporary(PostgresBinaries.bundled(), Cluster.LOGICAL);
  }

  /// Likewise, with another release or other settings.
  public static PostgresServer temporary(PostgresBinaries binaries, Map<String, String> settings) {
    var folder = Folders.temporary("postgres");
    var cluster =
        new Cluster(binaries, folder, Ports.free(), UUID.randomUUID().toString(), settings, false);
    Watchdog watchdog = Watchdog.start();
    PostgresServer server =
        new PostgresServer(
            watchdog,
            cluster,
            () -> {
              watchdog.close();
              Folders.delete(folder);
            });
    server.start();
    return server;
  }

  /// Starts the server again on the same data and port after a stop or a kill, recovering if need
  /// be.
  public void start() {
    Initialisation.ensure(cluster);
    new PidFile(cluster.data()).clear(BACKENDS_LEAVE);
    ChildProcess started =
        ChildProcess.start(
            watchdog,
            new ChildProcess.Command(cluster.binaries().command("postgres", cluster.arguments())),
            cluster.log(),
            line -> line.contains("database system is ready to accept connections"));
    postmaster = started;
    started.awaitReady(PATIENCE);
  }

  /// The administrator's URL of a database, as `psql` takes it.
  public String url(String database) {
    return new Databases(cluster).url(database);
  }

  /// Creates a database unless it is there.
  public void createDatabase(String name) {
    new Databases(cluster).create(name);
  }

  /// Connects as the administrator; the caller closes the connection.
  public Connection connect(String database) throws SQLException {
    return new Databases(cluster).connect(database);
  }

  /// The server's process.
  public ChildProcess process() {
    if (postmaster == null) {
      throw new IllegalStateException(cluster + " was never started");
    }
    return postmaster;
  }

  /// Stops at once without a checkpoint, as a crash would; the next start recovers.
  public void stopImmediately() {
    process().end("QUIT", PATIENCE);
  }

  /// SIGKILL of the postmaster. Its backends notice within moments and end; [#start()] waits for
  /// them.
  public void kill() {
    process().kill();
  }

  /// Ends the server in order: sessions are cut, a checkpoint is written.
  @Override
  public void close() {
    process().end("INT", PATIENCE);
    afterClose.run();
  }
}
