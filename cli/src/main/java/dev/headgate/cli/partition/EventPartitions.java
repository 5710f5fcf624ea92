package dev.headgate.cli.partition;

import dev.headgate.cli.archive.Archive;
import dev.headgate.cli.archive.Contents;
import dev.headgate.cli.stack.StackFailure;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The days of the event log. Confined to one thread.
///
/// Every method throws a [StackFailure] with what the server said and advised.
public final class EventPartitions implements AutoCloseable {

  private final Database database;
  private boolean alone;

  private EventPartitions(Database database) {
    this.database = database;
  }

  /// Opens them.
  ///
  /// @param url the administrator's, as psql takes it
  /// @param patience for transactions of others
  public static EventPartitions open(String url, Duration patience) {
    return new EventPartitions(Database.open(url, patience));
  }

  /// Sees to it that nobody else changes the days of this log until this is closed.
  public EventPartitions alone() {
    if (!database.rows("claim.sql", row -> row.getBoolean(1)).getFirst()) {
      close();
      throw new StackFailure(
          "another headgate partitions is at work on this log", "try again when it is done");
    }
    alone = true;
    return this;
  }

  /// Every day, oldest first.
  public List<EventDay> list() {
    return database.rows("list.sql", EventPartitions::day);
  }

  /// The day, if the log ever had it.
  public Optional<EventDay> find(LocalDate date) {
    return list().stream().filter(day -> day.date().equals(date)).findFirst();
  }

  private static EventDay day(ResultSet row) throws SQLException {
    return new EventDay(
        row.getString("day"),
        row.getString("partition"),
        EventDay.State.of(row.getString("state")),
        row.getObject("bytes", Long.class),
        row.getObject("events", Long.class),
        row.getString("file"));
  }

  /// Makes the partition of a day unless it is there.
  ///
  /// @return its name
  public String create(LocalDate day) {
    return database.rows("create.sql", row -> row.getString(1), day.toString()).getFirst();
  }

  /// Why a day may not leave the log, and what to do about it.
  Optional<String> obstacle(EventDay day) {
    return reason("obstacle.sql", day);
  }

  private Optional<String> reason(String file, EventDay day) {
    return database
        .rows(file, row -> Optional.<String>ofNullable(row.getString(1)), day.day())
        .getFirst();
  }

  /// Hands over the lines of a day.
  ///
  /// @return what the server makes of the same rows at the same moment
  Contents read(EventDay day, Consumer<String> taker) {
    return database.atOneMoment(() -> {
      database.lines(day.partition(), "lines.sql", taker);
      return contents(day);
    });
  }

  /// What a day's table holds.
  Contents contents(EventDay day) {
    return database
        .rows(
            "digest.sql",
            row -> new Contents(row.getLong("events"), row.getString("checksum")),
            day.partition())
        .getFirst();
  }

  /// The archive a day is known to have.
  Optional<Archive> archive(EventDay day) {
    return database
        .rows(
            "archive_of_day.sql",
            row ->
                new Archive(
                    day.date(),
                    new Contents(row.getLong("events"), row.getString("checksum")),
                    Path.of(row.getString("file")),
                    row.getString("file_checksum")),
            day.day())
        .stream()
        .findFirst();
  }

  void record(Archive archive) {
    database.rows(
        "record_archive.sql",
        row -> row.getString(1),
        archive.day().toString(),
        archive.contents().events(),
        archive.contents().checksum(),
        archive.file().toString(),
        archive.fileChecksum());
  }

  /// Takes a day out of the log, or finishes that; no writer waits for it.
  void detach(EventDay day) {
    @Nullable String statement =
        switch (day.state()) {
          case LIVE, ARCHIVED, RESTORED -> "detach.sql";
          case DETACHING -> "finish_detaching.sql";
          case DETACHED, DROPPED -> null;
        };
    if (statement != null) {
      database.execute(day.partition(), statement);
    }
  }

  /// Drops the table of a detached day.
  ///
  /// @return why it did not
  Optional<String> drop(EventDay day) {
    return reason("drop.sql", day);
  }

  /// Makes an empty table for a dropped day's events; it is not part of the log.
  ///
  /// @return its name
  String beginRestore(EventDay day) {
    return database.rows("begin_restore.sql", row -> row.getString(1), day.day()).getFirst();
  }

  void load(String table, List<String> lines) {
    database.write(table, "load.sql", lines);
  }

  /// Makes a day's table part of the log, if it holds what was archived.
  void endRestore(EventDay day) {
    database.rows("end_restore.sql", row -> row.getLong(1), day.day());
  }

  @Override
  public void close() {
    try (database) {
      if (alone) { // the end of a session takes a moment to let go
        database.rows("release.sql", row -> row.getString(1));
      }
    }
  }
}
