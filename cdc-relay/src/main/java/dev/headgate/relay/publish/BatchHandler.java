package dev.headgate.relay.publish;

import dev.headgate.relay.engine.Batches;
import dev.headgate.relay.engine.PromotedPosition;
import dev.headgate.relay.transaction.Change;
import dev.headgate.relay.transaction.CommittedTransaction;
import dev.headgate.relay.transaction.TransactionAssembler;
import java.util.ArrayList;
import java.util.List;

/// Publishes what is complete in a batch; the tail of an unfinished transaction waits for the next
/// one.
public final class BatchHandler implements Batches {

  private final TransactionAssembler assembler = new TransactionAssembler();
  private final PromotedPosition position;
  private final Publisher publisher;

  public BatchHandler(PromotedPosition position, Publisher publisher) {
    this.position = position;
    this.publisher = publisher;
  }

  @Override
  public void accept(List<Change> changes) {
    List<CommittedTransaction> whole = new ArrayList<>();
    for (Change change : changes) {
      assembler.accept(change).filter(this::isNew).ifPresent(whole::add);
    }
    if (!whole.isEmpty()) {
      publisher.publish(whole);
    }
  }

  /// Postgres does not send again what lies at or below Y. Should it ever, it is dropped here.
  private boolean isNew(CommittedTransaction transaction) {
    return transaction.end().compareTo(position.get()) > 0;
  }
}
