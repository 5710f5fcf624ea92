package dev.headgate.command.health;

import dev.headgate.command.outbox.Database;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// The backlog as gauges. One scrape asks the database once; what is not known is NaN. Any thread
/// may use it.
public final class BacklogMeters implements MeterBinder {

  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Jdbi jdbi;
  private @Nullable Backlog last;
  private long readAt;

  public BacklogMeters(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge("headgate.outbox.pending", Backlog::pending)
        .baseUnit("events")
        .description("Events in the outbox that are not on their topic yet")
        .register(registry);
    gauge("headgate.outbox.failed", Backlog::failed)
        .baseUnit("events")
        .description("Events the relay could not ship")
        .register(registry);
    // Without a pending event nothing is late: zero, not unknown, so that an alert can recover.
    gauge("headgate.outbox.oldest.pending", BacklogMeters::age)
        .baseUnit("seconds")
        .description("Age of the oldest event that is not on its topic yet, in seconds")
        .register(registry);
    gauge("headgate.outbox.slot.lag", Backlog::lagBytes)
        .baseUnit("bytes")
        .description("Write-ahead log the relay's slot has not confirmed, in bytes")
        .register(registry);
  }

  private Gauge.Builder<BacklogMeters> gauge(String name, Function<Backlog, @Nullable Long> value) {
    return Gauge.builder(
            name,
            this,
            meters -> {
              Long found = value.apply(meters.backlog());
              return found == null ? Double.NaN : found;
            })
        .strongReference(true); // nobody else keeps it
  }

  private static @Nullable Long age(Backlog backlog) {
    Long pending = backlog.pending();
    return pending != null && pending == 0 ? Long.valueOf(0) : backlog.oldestPendingSeconds();
  }

  private synchronized Backlog backlog() {
    Backlog found = last;
    if (found == null || System.nanoTime() - readAt > FRESH.toNanos()) {
      found = read();
      last = found;
      readAt = System.nanoTime();
    }
    return found;
  }

  private Backlog read() {
    try {
      return Backlog.read(jdbi);
    } catch (JdbiException away) {
      return Backlog.UNKNOWN;
    }
  }
}
