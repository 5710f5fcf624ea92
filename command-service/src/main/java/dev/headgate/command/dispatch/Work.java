package dev.headgate.command.dispatch;

import dev.headgate.command.exchange.Answer;
import dev.headgate.command.outbox.Transaction;

/// What a command does in its transaction. May run several times; only the last run commits.
public interface Work {

  Answer in(Transaction transaction);
}
