package dev.headgate.command.upkeep;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.catalogue.CatalogueEntry;
import dev.headgate.command.outbox.Database;
import dev.headgate.command.refold.LostStates;
import dev.headgate.event.EventType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs at the start and then every ten minutes on a thread of its own. Partitions are made seven
/// days ahead, so a round that fails is only logged.
public final class Upkeep implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final ClasspathSqlLocator SQL = ClasspathSqlLocator.removingComments();
  private static final long MINUTES = 10;

  private final Jdbi jdbi;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("upkeep").daemon().factory());

  private Upkeep(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// Mirrors the catalogue, runs once, and goes on by itself.
  public static Upkeep start(Database database, Catalogue catalogue) {
    Upkeep upkeep = new Upkeep(database.jdbi());
    upkeep.mirror(catalogue);
    upkeep.warnOfTypesBeyond(catalogue);
    upkeep.run();
    upkeep.timer.execute(
        upkeep::storeLostStates); // nobody waits for it: each is folded when asked for
    var _ = upkeep.timer.scheduleWithFixedDelay(upkeep::tryRun, MINUTES, MINUTES, TimeUnit.MINUTES);
    return upkeep;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void tryRun() {
    try {
      run();
    } catch (JdbiException failed) {
      LOG.warn("upkeep failed and is tried again in {} minutes", MINUTES, failed);
    }
  }

  private void run() {
    long made = ask("partitions");
    long keys = ask("purge");
    long processed = ask("purge_processing");
    LOG.info(
        "upkeep done partitions_made={} keys_purged={} processing_purged={}",
        made,
        keys,
        processed);
  }

  private void storeLostStates() {
    try {
      long stored = new LostStates(jdbi).store();
      if (stored > 0) {
        LOG.info("decision states folded anew and stored states={}", stored);
      }
    } catch (JdbiException | IllegalStateException failed) {
      LOG.warn("decision states could not all be stored; the next start tries again", failed);
    }
  }

  private long ask(String statement) {
    String sql = SQL.locate(Upkeep.class, statement);
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  private void mirror(Catalogue catalogue) {
    String sql = SQL.locate(Upkeep.class, "mirror");
    jdbi.useTransaction(handle -> {
      PreparedBatch batch = handle.prepareBatch(sql);
      for (EventType type : catalogue.types()) {
        CatalogueEntry entry = catalogue.find(type).orElseThrow();
        batch
            .bind("event_type", type.name())
            .bind("schema_version", type.schemaVersion())
            .bind("aggregate_type", entry.aggregateType())
            .bind("topic", entry.topic().name())
            .bind("owner", entry.owner())
            .bind("description", entry.description())
            .bind("schema", entry.schema().toString())
            .add();
      }
      batch.execute();
    });
  }

  /// SQL accepts every type that was ever mirrored.
  private void warnOfTypesBeyond(Catalogue catalogue) {
    String sql = SQL.locate(Upkeep.class, "mirrored");
    List<String> mirrored =
        jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
    Set<String> beyond = new TreeSet<>(mirrored);
    catalogue.types().forEach(type -> beyond.remove(type.toString()));
    if (!beyond.isEmpty()) {
      LOG.warn(
          "event_types knows {}, the catalogue does not: appended with SQL they could not be"
              + " published. Next: set CATALOGUE_DIR to the folder that has them",
          beyond);
    }
  }
}
