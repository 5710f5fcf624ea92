package dev.headgate.command.dispatch;

import dev.headgate.command.exchange.Answer;
import dev.headgate.command.outbox.Transaction;
import dev.headgate.command.outbox.Transactions.Statement;

/// Work that is one statement. With no answer to be stored beside it, it is a transaction of its
/// own and saves the round trips of one.
public record OneStatement(Statement<Answer> statement) implements Work {

  @Override
  public Answer in(Transaction transaction) {
    return transaction.run(statement);
  }
}
