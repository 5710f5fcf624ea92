package dev.headgate.verification.window;

import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.fold.PastEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// I2 for histories that pass by: versions are 1..n, dense and unique. Confined to one thread.
final class DenseHistory {

  private final List<Finding> findings = new ArrayList<>();
  private @Nullable Aggregate current;
  private long last;

  void read(Aggregate aggregate, PastEvent event) {
    if (!aggregate.equals(current)) {
      current = aggregate;
      last = 0;
    }
    if (event.version() != last + 1) {
      findings.add(
          new Finding(
              "I2",
              aggregate,
              event.id(),
              "has version %d where %d is due".formatted(event.version(), last + 1)));
    }
    last = event.version();
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }
}
