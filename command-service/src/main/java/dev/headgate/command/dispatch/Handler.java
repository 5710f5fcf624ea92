package dev.headgate.command.dispatch;

import dev.headgate.command.exchange.Request;

/// One command. What is slow or needs no database (reading the body, hashing) is done before the
/// transaction begins.
public interface Handler {

  /// Checks the request and says what to do.
  ///
  /// @throws dev.headgate.process.problem.Refusal when the request cannot be carried out
  Work prepare(Request request);
}
