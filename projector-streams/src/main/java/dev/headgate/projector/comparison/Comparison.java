package dev.headgate.projector.comparison;

import dev.headgate.process.postgres.SqlText;
import dev.headgate.projector.comparison.Findings.Difference;
import dev.headgate.projector.comparison.Findings.Finding;
import dev.headgate.projector.generation.Generation;
import dev.headgate.projector.generation.Projection;
import dev.headgate.projector.readdatabase.ReadDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/// Compares a generation with those that are read, while both go on. Thread-safe.
///
/// Hashes of buckets first, then the keys of the buckets that differ. A key in flight is ahead on
/// one side; it is compared again until both hold it at one version, or neither side moves it.
public final class Comparison {

  private static final String BUCKETS = sql("differing_buckets.sql");
  private static final String KEYS = sql("differing_keys.sql");
  private static final String STILL = sql("still_differing_keys.sql");
  private static final int MANY = 1000; // more than can be in flight: looked for anew each time

  private final Jdbi jdbi;
  private final Duration patience;

  /// @param patience how long keys have to stand still to be different for good
  public Comparison(ReadDatabase database, Duration patience) {
    jdbi = Jdbi.create(database::connect);
    this.patience = patience;
  }

  private static String sql(String file) {
    return SqlText.beside(Comparison.class, file);
  }

  /// Two tables of one shape.
  private record Pair(Projection projection, Generation old, Generation becoming) {

    String in(String statement) {
      return statement
          .replace("<old>", old.schema())
          .replace("<new>", becoming.schema())
          .replace("<table>", projection.table())
          .replace("<t.id>", projection.idOf("t"))
          .replace("<o.id>", projection.idOf("o"))
          .replace("<n.id>", projection.idOf("n"));
    }
  }

  /// What differs, and how many there are of them.
  private record Differing(long count, List<Difference> keys) {}

  private record Buckets(long keys, List<Long> differing) {}

  /// Compares each projection with the generation that is read now.
  ///
  /// @param given up when it says so
  public Findings run(
      Generation becoming, Map<Projection, Generation> serving, BooleanSupplier given)
      throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<Projection, Generation> one : new TreeMap<>(serving).entrySet()) {
      findings.add(compare(new Pair(one.getKey(), one.getValue(), becoming), given));
    }
    return new Findings(findings);
  }

  private Finding compare(Pair pair, BooleanSupplier given) throws InterruptedException {
    Buckets buckets = buckets(pair);
    Differing differing =
        buckets.differing().isEmpty()
            ? new Differing(0, List.of())
            : settle(pair, buckets.differing(), given);
    return new Finding(
        pair.projection().table(),
        pair.old().number(),
        buckets.keys(),
        buckets.differing().size(),
        differing.count(),
        differing.keys());
  }

  private Differing settle(Pair pair, List<Long> buckets, BooleanSupplier given)
      throws InterruptedException {
    Differing differing = keys(pair, buckets);
    long moved = System.nanoTime();
    while (differing.count() > 0
        && !given.getAsBoolean()
        && System.nanoTime() - moved < patience.toNanos()) {
      Thread.sleep(250);
      Differing later =
          differing.count() > MANY ? keys(pair, buckets) : still(pair, differing.keys());
      moved = later.equals(differing) ? moved : System.nanoTime();
      differing = later;
    }
    return differing;
  }

  private Buckets buckets(Pair pair) {
    return jdbi.withHandle(handle -> {
      List<Long> differing = new ArrayList<>();
      long[] keys = new long[1];
      handle
          .createQuery(pair.in(BUCKETS))
          .map((row, _) -> {
            keys[0] += row.getLong("keys");
            return row.getBoolean("differs") ? row.getLong("bucket") : -1;
          })
          .forEach(bucket -> {
            if (bucket >= 0) {
              differing.add(bucket);
            }
          });
      return new Buckets(keys[0], differing);
    });
  }

  private Differing keys(Pair pair, List<Long> buckets) {
    return jdbi.withHandle(handle ->
        differing(handle.createQuery(pair.in(KEYS)).bindArray("buckets", Long.class, buckets)));
  }

  private Differing still(Pair pair, List<Difference> keys) {
    return jdbi.withHandle(handle ->
        differing(
            handle
                .createQuery(pair.in(STILL))
                .bindArray(
                    "tenants", String.class, keys.stream().map(Difference::tenantId).toList())
                .bindArray("ids", String.class, keys.stream().map(Difference::id).toList())));
  }

  private static Differing differing(Query query) {
    long[] count = new long[1];
    List<Difference> keys =
        query
            .map((row, _) -> {
              count[0] = row.getLong("differences");
              return difference(row);
            })
            .list();
    return new Differing(count[0], keys);
  }

  private static Difference difference(ResultSet row) throws SQLException {
    return new Difference(
        row.getString("tenant_id"),
        row.getString("id"),
        row.getObject("old_version", Long.class),
        row.getObject("new_version", Long.class),
        row.getString("columns"));
  }
}
