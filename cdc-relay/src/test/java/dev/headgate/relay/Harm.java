package dev.headgate.relay;

import dev.headgate.embedded.link.Link;
import dev.headgate.embedded.postgres.PostgresServer;
import java.time.Duration;
import org.awaitility.Awaitility;

/// What can go wrong around a relay. Each is inflicted for a while and then taken back; what it
/// leaves behind has to heal by itself.
enum Harm {
  RELAY_KILLED {
    @Override
    void inflict(Trial trial, Duration span) {
      trial.relay().kill();
    }
  },
  RELAY_STOPPED {
    @Override
    void inflict(Trial trial, Duration span) throws InterruptedException {
      var relay = trial.relay();
      relay.signal("STOP");
      Thread.sleep(span);
      relay.signal("CONT");
    }
  },
  BROKER_KILLED {
    @Override
    void inflict(Trial trial, Duration span) throws InterruptedException {
      trial.kafka().kill();
      Thread.sleep(span);
      trial.kafka().start();
    }
  },
  BROKER_RESTARTED {
    @Override
    void inflict(Trial trial, Duration span) throws InterruptedException {
      trial.kafka().process().end("TERM", Duration.ofSeconds(30));
      Thread.sleep(span);
      trial.kafka().start();
    }
  },
  BROKER_STOPPED {
    @Override
    void inflict(Trial trial, Duration span) throws InterruptedException {
      trial.kafka().suspend();
      Thread.sleep(span);
      trial.kafka().resume();
    }
  },
  DATABASE_STOPPED_IMMEDIATELY {
    @Override
    void inflict(Trial trial, Duration span) throws InterruptedException {
      trial.postgres().stopImmediately();
      Thread.sleep(span);
      trial.postgres().start();
    }
  },
  DATABASE_KILLED {
    @Override
    void inflict(Trial trial, Duration span) throws InterruptedException {
      trial.postgres().kill();
      Thread.sleep(span);
      startWhenTheOldBackendsAreGone(trial.postgres());
    }
  },
  KAFKA_CUT {
    @Override
    void inflict(Trial trial, Duration span) throws InterruptedException {
      cut(trial.toKafka(), span);
    }
  },
  KAFKA_STALLED {
    @Override
    void inflict(Trial trial, Duration span) throws InterruptedException {
      stall(trial.toKafka(), span);
    }
  },
  KAFKA_SLOWED {
    @Override
    void inflict(Trial trial, Duration span) throws InterruptedException {
      slow(trial.toKafka(), span);
    }
  },
  KAFKA_HALF_CLOSED {
    @Override
    void inflict(Trial trial, Duration span) {
      trial.toKafka().halfClose();
    }
  },
  POSTGRES_CUT {
    @Override
    void inflict(Trial trial, Duration span) throws InterruptedException {
      cut(trial.toPostgres(), span);
    }
  },
  POSTGRES_STALLED {
    @Override
    void inflict(Trial trial, Duration span) throws InterruptedException {
      stall(trial.toPostgres(), span);
    }
  },
  POSTGRES_SLOWED {
    @Override
    void inflict(Trial trial, Duration span) throws InterruptedException {
      slow(trial.toPostgres(), span);
    }
  },
  POSTGRES_HALF_CLOSED {
    @Override
    void inflict(Trial trial, Duration span) {
      trial.toPostgres().halfClose();
    }
  };

  private static final Duration LATENCY = Duration.ofMillis(200);

  /// Blocks for the span; when it returns, the cause is gone.
  abstract void inflict(Trial trial, Duration span) throws InterruptedException;

  /// A killed postmaster's backends notice within moments; until then a new one refuses to start.
  private static void startWhenTheOldBackendsAreGone(PostgresServer server) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> {
          server.start();
          return true;
        });
  }

  private static void cut(Link link, Duration span) throws InterruptedException {
    link.cut();
    Thread.sleep(span);
    link.heal();
  }

  private static void stall(Link link, Duration span) throws InterruptedException {
    link.stall();
    Thread.sleep(span);
    link.heal();
  }

  private static void slow(Link link, Duration span) throws InterruptedException {
    link.slow(LATENCY);
    Thread.sleep(span);
    link.heal();
  }
}
