package dev.headgate.verification.progress;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Tells a transaction that hangs from one that is at work: the same one is still open later.
public final class OpenTransactions {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Broker broker;
  private final Map<String, Long> first;
  private final long begun = System.nanoTime();

  private OpenTransactions(Broker broker) {
    this.broker = broker;
    first = broker.openTransactions();
  }

  /// Looks for the first time.
  public static OpenTransactions lookAt(Broker broker) {
    return new OpenTransactions(broker);
  }

  /// Those that are open since before the first look, and that for twenty seconds at least.
  public List<String> hanging() throws InterruptedException {
    List<String> still = still();
    while (!still.isEmpty() && System.nanoTime() - begun < PATIENCE.toNanos()) {
      Thread.sleep(200);
      still = still();
    }
    return still;
  }

  private List<String> still() {
    Map<String, Long> now = broker.openTransactions();
    return first.entrySet().stream()
        .filter(it -> it.getValue().equals(now.get(it.getKey())))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
