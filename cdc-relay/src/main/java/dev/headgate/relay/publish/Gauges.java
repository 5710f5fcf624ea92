package dev.headgate.relay.publish;

import dev.headgate.relay.transaction.CommittedTransaction;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;

/// What Prometheus sees of publishing.
public final class Gauges {

  private final Counter events;
  private final Counter transactions;
  private final Timer commitToTopic;

  public Gauges(MeterRegistry metrics) {
    events = metrics.counter("headgate.relay.events.published");
    transactions = metrics.counter("headgate.relay.transactions.published");
    commitToTopic =
        Timer.builder("headgate.relay.commit.to.topic")
            .description("From the commit in Postgres to the commit in Kafka")
            .publishPercentileHistogram()
            .register(metrics);
  }

  void published(CommittedTransaction transaction, Instant now) {
    if (!transaction.events().isEmpty()) {
      events.increment(transaction.events().size());
      transactions.increment();
      commitToTopic.record(Duration.between(transaction.committedAt(), now));
    }
  }
}
