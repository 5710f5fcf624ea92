package dev.headgate.command.dispatch;

import dev.headgate.command.exchange.Answer;
import dev.headgate.command.outbox.Transaction;
import org.jdbi.v3.core.Handle;

/// Work that is one statement, which names its tenant itself. With no answer to be stored beside
/// it, it is a transaction of its own and saves the round trips of one.
public interface OneStatement extends Work {

  Answer by(Handle handle);

  @Override
  default Answer in(Transaction transaction) {
    return by(transaction.handle());
  }
}
