package dev.headgate.projector.generation;

import dev.headgate.process.postgres.SqlText;
import dev.headgate.projector.readdatabase.ReadDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/// The generations in the read database. Thread-safe.
public final class Register {

  private static final String ENTRIES = sql("entries.sql");
  private static final String SERVING = sql("serving.sql");
  private static final String VERSION = sql("version_of.sql");
  private static final String CREATE = sql("create_generation.sql");
  private static final String ENTER = sql("enter.sql");
  private static final String FAIL = sql("fail.sql");
  private static final String PROGRESS = sql("note_progress.sql");
  private static final String UNDER_WAY = sql("under_way.sql");
  private static final String ROWS_DONE = sql("rows_done.sql");
  private static final String COMPARED = sql("note_comparison.sql");
  private static final String SERVE = sql("serve.sql");
  private static final String DROP = sql("drop_generation.sql");
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final Jdbi jdbi;

  public Register(ReadDatabase database) {
    jdbi = Jdbi.create(database::connect);
  }

  private static String sql(String file) {
    return SqlText.beside(Register.class, file);
  }

  /// Every generation, oldest first.
  public List<Entry> entries() {
    return jdbi.withHandle(
        handle -> handle.createQuery(ENTRIES).map((row, _) -> entry(row)).list());
  }

  private static Entry entry(ResultSet row) throws SQLException {
    Timestamp since = row.getTimestamp("since");
    return new Entry(
        new Generation(row.getInt("generation")),
        GenerationState.named(row.getString("state")),
        projections((String[]) row.getArray("projections").getArray()),
        row.getInt("throttle"),
        row.getBoolean("accept_differences"),
        since.toInstant());
  }

  private static Set<Projection> projections(String[] tables) {
    Set<String> named = Set.of(tables);
    Set<Projection> found = new HashSet<>();
    for (Projection projection : Projection.values()) {
      if (named.contains(projection.table())) {
        found.add(projection);
      }
    }
    return found;
  }

  /// Which generation is read, by projection.
  public Map<Projection, Generation> serving() {
    Map<Projection, Generation> serving = new EnumMap<>(Projection.class);
    jdbi.useHandle(handle ->
        handle
            .createQuery(SERVING)
            .map((row, _) ->
                Map.entry(row.getString("projection"), new Generation(row.getInt("generation"))))
            .forEach(one ->
                projections(new String[] {one.getKey()})
                    .forEach(projection -> serving.put(projection, one.getValue()))));
    return serving;
  }

  /// The version of the projections' meaning a generation was built with.
  public int versionOf(Generation generation) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(VERSION)
            .bind("generation", generation.number())
            .mapTo(Integer.class)
            .one());
  }

  /// Makes the tables of a generation, like another's; it is being built from then on.
  public void create(Generation generation, Generation model) {
    jdbi.useTransaction(handle -> {
      handle
          .createUpdate(CREATE)
          .bind("generation", generation.number())
          .bind("model", model.number())
          .bind("version", Projection.VERSION)
          .execute();
      enter(handle, generation, GenerationState.BUILDING);
    });
  }

  public void enter(Generation generation, GenerationState state) {
    jdbi.useHandle(handle -> enter(handle, generation, state));
  }

  private static void enter(Handle handle, Generation generation, GenerationState state) {
    handle
        .createQuery(ENTER)
        .bind("generation", generation.number())
        .bind("state", state.label())
        .mapTo(String.class)
        .list();
  }

  /// Notes that a generation that was to run cannot; one that is read never fails.
  public void fail(Generation generation, String problem) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(FAIL)
            .bind("generation", generation.number())
            .bind("problem", problem)
            .execute());
  }

  public void progressed(Generation generation, Reach source, Reach rows) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(PROGRESS)
            .bind("generation", generation.number())
            .bind("source_done", source.done())
            .bind("source_end", source.end())
            .bind("rows_done", rows.done())
            .bind("rows_end", rows.end())
            .execute());
  }

  /// How far the generation that is on its way to be read has read the event topics.
  public Optional<Reach> underWay() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(UNDER_WAY)
            .map((row, _) -> new Reach(row.getLong("source_done"), row.getLong("source_end")))
            .findOne());
  }

  /// The sum of the offsets up to which a generation's rows are written.
  public long rowsDone(Generation generation) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(ROWS_DONE)
            .bind("topics", "headgate." + generation + ".%")
            .mapTo(Long.class)
            .one());
  }

  /// Notes what a comparison found, and which state follows from it.
  public void compared(Generation generation, String report, GenerationState then) {
    jdbi.useTransaction(handle -> {
      handle
          .createUpdate(COMPARED)
          .bind("generation", generation.number())
          .bind("report", report)
          .execute();
      if (then == GenerationState.LIVE) {
        serve(handle, generation, report);
      } else {
        enter(handle, generation, then);
      }
    });
  }

  /// Has a generation read.
  public void serve(Generation generation) {
    jdbi.useTransaction(handle -> serve(handle, generation, "{}"));
  }

  private static void serve(Handle handle, Generation generation, String why) {
    handle.execute("SET LOCAL lock_timeout = '1s'"); // readers do not queue behind the swap
    handle
        .createQuery(SERVE)
        .bind("generation", generation.number())
        .bind("why", why)
        .mapTo(String.class)
        .list();
  }

  /// Whether a swap only came too late for a reader's long transaction.
  public static boolean isHeldUp(UnableToExecuteStatementException failed) {
    return failed.getCause() instanceof SQLException refused
        && LOCK_NOT_AVAILABLE.equals(refused.getSQLState());
  }

  /// Removes a generation's tables and positions.
  public void drop(Generation generation) {
    jdbi.useHandle(handle ->
        handle
            .createQuery(DROP)
            .bind("generation", generation.number())
            .mapTo(String.class)
            .list());
  }
}
