package dev.headgate.relay.transaction;

import dev.headgate.event.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Buffers what stands between BEGIN and END. Confined to the engine's thread.
///
/// Logical decoding hands over one whole transaction after the other, so there is never more than
/// one open.
public final class TransactionAssembler {

  private final List<Envelope> events = new ArrayList<>();
  private @Nullable String open;
  private long changes;
  private OptionalLong publishedBelow = OptionalLong.empty();

  /// Takes the next change; answers the transaction it completes.
  ///
  /// @throws BrokenStream when BEGIN, rows and END do not fit together
  public Optional<CommittedTransaction> accept(Change change) {
    return switch (change) {
      case Change.Begin begin -> begin(begin);
      case Change.Row row -> count(() -> events.add(row.event()));
      case Change.Heartbeat beat ->
          count(() -> publishedBelow = OptionalLong.of(beat.publishedBelow()));
      case Change.End end -> Optional.of(end(end));
    };
  }

  private Optional<CommittedTransaction> begin(Change.Begin begin) {
    if (open != null) {
      throw new BrokenStream(begin.transaction() + " begins before " + open + " has ended");
    }
    open = begin.transaction();
    return Optional.empty();
  }

  private Optional<CommittedTransaction> count(Runnable change) {
    if (open == null) {
      throw new BrokenStream("a change stands outside of any transaction");
    }
    changes++;
    change.run();
    return Optional.empty();
  }

  private CommittedTransaction end(Change.End end) {
    if (!end.transaction().equals(open)) {
      throw new BrokenStream(end.transaction() + " ends where " + open + " is open");
    }
    if (end.count() != changes) {
      throw new BrokenStream(
          "%s has %d changes, of which %d arrived"
              .formatted(end.transaction(), end.count(), changes));
    }
    CommittedTransaction whole =
        new CommittedTransaction(
            end.transaction(), end.lsn(), end.committedAt(), events, publishedBelow);
    open = null;
    changes = 0;
    events.clear();
    publishedBelow = OptionalLong.empty();
    return whole;
  }
}
