package dev.headgate.projector.exchange;

/// Answers the requests of one route. Any thread may call it.
@FunctionalInterface
public interface Handler {

  /// Answers one request.
  ///
  /// @throws dev.headgate.process.problem.Refusal when the request is refused
  Answer answer(Request request);
}
