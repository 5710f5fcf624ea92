package dev.headgate.relay.snapshot;

import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.relay.slot.CommandDatabase;
import dev.headgate.relay.slot.Lsn;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The state of the database at an exact place of its log, which only the creation of a replication
/// slot gives. Every transaction that ended before the place is in the snapshot; every other one is
/// streamed behind it, and none is both.
///
/// Close it when the snapshot was imported: its connection may do nothing else meanwhile
/// (https://www.postgresql.org/docs/current/protocol-replication.html).
public final class ExportedSnapshot implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ExportedSnapshot.class);

  private final Connection walSender;
  private final Lsn consistentPoint;
  private final String name;

  private ExportedSnapshot(Connection walSender, Lsn consistentPoint, String name) {
    this.walSender = walSender;
    this.consistentPoint = consistentPoint;
    this.name = name;
  }

  /// Of a slot that is gone when this is closed.
  public static ExportedSnapshot ofTemporarySlot(PostgresUrl url) {
    return of(url, "headgate_repair_" + UUID.randomUUID().toString().substring(0, 8), true);
  }

  /// Of a slot that stays.
  ///
  /// @throws dev.headgate.process.exit.ProcessFailure also when there is a slot of that name
  public static ExportedSnapshot ofNewSlot(PostgresUrl url, String name) {
    return of(url, name, false);
  }

  private static ExportedSnapshot of(PostgresUrl url, String slot, boolean temporary) {
    LOG.info("makes the slot {}; waits for the transactions that are open now to end", slot);
    Connection walSender = connect(url);
    try (Statement statement = walSender.createStatement();
        ResultSet row =
            statement.executeQuery(
                "CREATE_REPLICATION_SLOT %s %s LOGICAL pgoutput (SNAPSHOT 'export')"
                    .formatted(
                        statement.enquoteIdentifier(slot, true), temporary ? "TEMPORARY" : ""))) {
      row.next();
      return new ExportedSnapshot(
          walSender, Lsn.parse(row.getString("consistent_point")), row.getString("snapshot_name"));
    } catch (SQLException e) {
      close(walSender);
      throw CommandDatabase.unavailable(url, e);
    }
  }

  private static Connection connect(PostgresUrl url) {
    Properties properties = new Properties();
    properties.setProperty("user", url.user());
    properties.setProperty("password", url.password());
    properties.setProperty("replication", "database");
    properties.setProperty("preferQueryMode", "simple"); // the only one this protocol knows
    properties.setProperty("assumeMinServerVersion", "15");
    try {
      return DriverManager.getConnection(url.jdbcUrl(), properties);
    } catch (SQLException e) {
      throw CommandDatabase.unavailable(url, e);
    }
  }

  /// The end of the log's record at which the snapshot was taken.
  public Lsn consistentPoint() {
    return consistentPoint;
  }

  String name() {
    return name;
  }

  @Override
  public void close() {
    close(walSender);
  }

  private static void close(Connection walSender) {
    try {
      walSender.close();
    } catch (SQLException e) {
      LOG.debug("the snapshot's session was gone before", e);
    }
  }
}
