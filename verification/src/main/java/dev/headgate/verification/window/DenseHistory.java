package dev.headgate.verification.window;

import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.fold.PastEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// I2 for histories that pass by: versions are 1..n, dense and unique. What may be in a day that
/// left the log for an archive is no loss; such a history is in parts. Confined to one thread.
final class DenseHistory {

  private final Instant wholeFrom;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<Aggregate> inParts = new HashSet<>();
  private @Nullable Aggregate current;
  private long last;
  private Instant lastAt = Instant.EPOCH;

  /// @param wholeFrom from then on no day is missing
  DenseHistory(Instant wholeFrom) {
    this.wholeFrom = wholeFrom;
  }

  void read(Aggregate aggregate, PastEvent event) {
    if (!aggregate.equals(current)) {
      current = aggregate;
      last = 0;
      lastAt = Instant.EPOCH;
    }
    if (event.version() > last + 1 && lastAt.isBefore(wholeFrom)) {
      inParts.add(aggregate);
    } else if (event.version() != last + 1) {
      findings.add(
          new Finding(
              "I2",
              aggregate,
              event.id(),
              "has version %d where %d is due".formatted(event.version(), last + 1)));
    }
    last = event.version();
    lastAt = event.occurredAt();
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /// Those of which versions are missing that may be in an archive.
  Set<Aggregate> inParts() {
    return Set.copyOf(inParts);
  }
}
