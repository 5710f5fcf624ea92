package dev.headgate.command.dispatch;

import dev.headgate.command.exchange.Answer;
import dev.headgate.command.exchange.Request;
import dev.headgate.command.idempotency.Idempotency;
import dev.headgate.command.idempotency.IdempotentRequest;
import dev.headgate.command.outbox.Transactions;
import dev.headgate.command.outbox.Transactions.Statement;
import org.jspecify.annotations.Nullable;

/// Runs a handler: the stored answer of its Idempotency-Key, or its work and the storing of the
/// answer, in one transaction. Any thread may use it.
public final class Dispatcher {

  private final Transactions transactions;
  private final Idempotency idempotency;

  public Dispatcher(Transactions transactions, Idempotency idempotency) {
    this.transactions = transactions;
    this.idempotency = idempotency;
  }

  public Answer dispatch(Handler handler, Request request, @Nullable IdempotentRequest key) {
    Work work = handler.prepare(request);
    if (key == null && work instanceof OneStatement(Statement<Answer> statement)) {
      return transactions.alone(request, statement);
    }
    return transactions.run(
        request,
        transaction ->
            key == null
                ? work.in(transaction)
                : idempotency.once(transaction, key, () -> work.in(transaction)));
  }
}
