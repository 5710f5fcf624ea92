package dev.headgate.relay.engine;

import dev.headgate.relay.slot.Lsn;
import java.util.concurrent.atomic.AtomicReference;

/// The last position whose Kafka transaction has committed. Thread-safe.
public final class PromotedPosition {

  private final AtomicReference<Lsn> y;

  public PromotedPosition(Lsn y) {
    this.y = new AtomicReference<>(y);
  }

  public Lsn get() {
    return y.get();
  }

  /// To be called after `commitTransaction()` has returned, and at no other place.
  public void promote(Lsn to) {
    y.set(to);
  }
}
