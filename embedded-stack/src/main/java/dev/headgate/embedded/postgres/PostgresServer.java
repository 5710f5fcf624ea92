package dev.headgate.embedded.postgres;

import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.embedded.child.Folders;
import dev.headgate.embedded.child.Ports;
import dev.headgate.embedded.child.Watchdog;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One PostgreSQL server. Confined to the thread that started it, but for [#url(String)].
public final class PostgresServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

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
    ChildProcess started =
        ChildProcess.start(
            watchdog,
            new ChildProcess.Command(cluster.binaries().command("postgres", arguments())),
            cluster.log(),
            line -> line.contains("database system is ready to accept connections"));
    postmaster = started;
    started.awaitReady(PATIENCE);
  }

  private String[] arguments() {
    List<String> words =
        new ArrayList<>(
            List.of("-D", cluster.data().toString(), "-p", String.valueOf(cluster.port())));
    cluster.settings().forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
    words.addAll(
        List.of(
            "-c",
            "fsync=on", // last, so that nothing before it wins
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=", // a path could be too long for a socket, and nobody asks
            // for one
            "-c",
            "log_line_prefix=%m [%p] %q%u@%d "));
    return words.toArray(String[]::new);
  }

  /// The administrator's URL of a database, as `psql` takes it.
  public String url(String database) {
    return "postgresql://postgres:%s@127.0.0.1:%d/%s"
        .formatted(cluster.password(), cluster.port(), database);
  }

  /// Creates a database unless it is there.
  public void createDatabase(String name) {
    try (Connection connection = connect("postgres")) {
      if (!exists(connection, name)) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(name, true));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create the database " + name, e);
    }
  }

  private static boolean exists(Connection connection, String name) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT FROM pg_database WHERE datname = ?")) {
      query.setString(1, name);
      return query.executeQuery().next();
    }
  }

  /// Connects as the administrator; the caller closes the connection.
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(cluster.port(), database),
        "postgres",
        cluster.password());
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

  /// SIGKILL of the postmaster. Its backends notice within moments and end; wait for the port
  /// before starting again.
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
