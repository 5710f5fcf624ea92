package dev.headgate.projector.failure;

import dev.headgate.process.exit.ProcessFailure;
import java.util.concurrent.ExecutionException;

/// What a start has to ask Kafka before it can go on.
@FunctionalInterface
public interface BrokerQuestion<T> {

  T ask() throws ExecutionException, InterruptedException;

  /// Asks.
  ///
  /// @throws ProcessFailure when the broker does not answer
  static <T> T answered(BrokerQuestion<T> question) {
    try {
      return question.ask();
    } catch (ExecutionException e) {
      throw new ProcessFailure(
          ProjectorExit.BROKER, String.valueOf(e.getCause()), "See that Kafka is up.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
