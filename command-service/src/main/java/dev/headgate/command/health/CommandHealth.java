package dev.headgate.command.health;

import dev.headgate.command.outbox.Database;
import dev.headgate.event.WireTime;
import dev.headgate.process.health.HealthReport;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// The body of `/health`. The process is live as long as it answers: it has no loop of its own that
/// could stand still. It is ready when its database is.
public final class CommandHealth implements Supplier<HealthReport> {

  private final Jdbi jdbi;
  private final InstantSource clock;

  public CommandHealth(Database database, InstantSource clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  @Override
  public HealthReport get() {
    long start = System.nanoTime();
    try {
      Backlog backlog = Backlog.read(jdbi);
      long latency = Duration.ofNanos(System.nanoTime() - start).toMillis();
      return report(true, latency, backlog);
    } catch (JdbiException away) {
      return report(false, Duration.ofNanos(System.nanoTime() - start).toMillis(), Backlog.UNKNOWN);
    }
  }

  private HealthReport report(boolean healthy, long latency, Backlog backlog) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", healthy ? "ok" : "unavailable");
    body.put("service", "command-service");
    Map<String, Object> database = new LinkedHashMap<>();
    database.put("healthy", healthy);
    database.put("latency_ms", latency);
    body.put("database", database);
    body.put("outbox", backlog.fields());
    body.put("timestamp", WireTime.format(clock.instant()));
    return new HealthReport(true, healthy, body);
  }
}
