package dev.headgate.relay.publish;

import dev.headgate.relay.transaction.CommittedTransaction;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What Prometheus sees of publishing. Heartbeats are not counted.
public final class Gauges {

  private final Counter events;
  private final Counter transactions;
  private final DistributionSummary batch;
  private final Timer commitToTopic;

  public Gauges(MeterRegistry metrics) {
    events =
        Counter.builder("headgate.relay.events.published")
            .description("Events on their topics, committed")
            .register(metrics);
    transactions =
        Counter.builder("headgate.relay.transactions.published")
            .description("Database transactions on their topics, committed")
            .register(metrics);
    batch =
        DistributionSummary.builder("headgate.relay.batch")
            .baseUnit("events")
            .description("Events in one Kafka transaction")
            .publishPercentileHistogram()
            .register(metrics);
    commitToTopic =
        Timer.builder("headgate.relay.commit.to.topic")
            .description("From the commit in Postgres to the commit in Kafka")
            .publishPercentileHistogram()
            .register(metrics);
  }

  void published(List<CommittedTransaction> published, Instant now) {
    int count = 0;
    for (CommittedTransaction transaction : published) {
      if (!transaction.events().isEmpty()) {
        count += transaction.events().size();
        transactions.increment();
        commitToTopic.record(Duration.between(transaction.committedAt(), now));
      }
    }
    if (count > 0) {
      events.increment(count);
      batch.record(count);
    }
  }
}
