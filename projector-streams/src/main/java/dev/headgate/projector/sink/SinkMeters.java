package dev.headgate.projector.sink;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// What a sink measures of its own work. Thread-safe.
final class SinkMeters {

  private final InstantSource clock;
  private final DistributionSummary batch;
  private final Timer transaction;
  private final Timer ingestion;
  private final Counter conflicts;
  private final Counter retries;
  private final Counter parked;

  SinkMeters(MeterRegistry metrics, String sink, InstantSource clock) {
    this.clock = clock;
    batch =
        DistributionSummary.builder("headgate.projector.sink.batch")
            .description("Records written in one transaction")
            .tag("sink", sink)
            .register(metrics);
    transaction =
        Timer.builder("headgate.projector.sink.transaction")
            .description("How long a transaction of the read database took")
            .tag("sink", sink)
            .publishPercentileHistogram()
            .register(metrics);
    ingestion =
        Timer.builder("headgate.projector.ingestion.lag")
            .description("From an event's occurrence to its committed row; healed rows excepted")
            .tag("sink", sink)
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(5))
            .maximumExpectedValue(Duration.ofMinutes(1))
            .register(metrics);
    conflicts =
        Counter.builder("headgate.projector.sink.conflicts")
            .description("Transactions given up since a position stood elsewhere")
            .tag("sink", sink)
            .register(metrics);
    retries =
        Counter.builder("headgate.projector.sink.retries")
            .description("Transactions tried again since the read database was away")
            .tag("sink", sink)
            .register(metrics);
    parked =
        Counter.builder("headgate.projector.sink.parked")
            .description("Rows the read database did not take; each has a dead letter")
            .tag("sink", sink)
            .register(metrics);
  }

  void parked(int rows) {
    parked.increment(rows);
  }

  void committed(int records, Duration took, List<Instant> fresh) {
    batch.record(records);
    transaction.record(took);
    Instant now = clock.instant();
    for (Instant occurredAt : fresh) {
      Duration lag = Duration.between(occurredAt, now);
      ingestion.record(lag.isNegative() ? Duration.ZERO : lag); // two machines, two clocks
    }
  }

  void conflicted() {
    conflicts.increment();
  }

  void retried() {
    retries.increment();
  }
}
