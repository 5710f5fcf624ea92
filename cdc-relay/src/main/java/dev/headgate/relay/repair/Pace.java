package dev.headgate.relay.repair;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says every few seconds how far a repair is, and when it will be done. Confined to one thread.
public final class Pace {

  private static final Logger LOG = LoggerFactory.getLogger(Pace.class);
  private static final Duration INTERVAL = Duration.ofSeconds(3);

  private final String what;
  private final long total;
  private final InstantSource clock;
  private final Instant start;
  private Instant said;
  private long done;

  /// @param what `published`, `read`…: goes before the numbers
  /// @param total as far as it is known; an end that moves is no error
  public Pace(String what, long total) {
    this(what, total, InstantSource.system());
  }

  Pace(String what, long total, InstantSource clock) {
    this.what = what;
    this.total = total;
    this.clock = clock;
    this.start = clock.instant();
    this.said = start;
  }

  public void step() {
    done++;
    if (done % 1000 == 0 && Duration.between(said, clock.instant()).compareTo(INTERVAL) >= 0) {
      said = clock.instant();
      LOG.info("{}", line());
    }
  }

  /// Says the last word.
  public void finished() {
    LOG.info("{}", line());
  }

  String line() {
    double seconds = Math.max(0.001, Duration.between(start, clock.instant()).toMillis() / 1000.0);
    double rate = done / seconds;
    long percent = total == 0 ? 100 : Math.min(100, done * 100 / total);
    long left = rate == 0 ? 0 : Math.round(Math.max(0, total - done) / rate);
    return "%s %,d of %,d events (%d %%), %,.0f a second, %d s to go"
        .formatted(what, done, total, percent, rate, left);
  }
}
