package dev.headgate.cli.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// All clients of a demo at the same time.
final class Crowd {

  private final Load load;
  private final CommandApi api;
  private final Tally tally;

  Crowd(Load load, CommandApi api, Tally tally) {
    this.load = load;
    this.api = api;
    this.tally = tally;
  }

  /// Sends everything; `meanwhile` runs twice a second.
  ///
  /// @throws DemoFailure of the first client that was refused what it may do
  void send(Runnable meanwhile) throws InterruptedException {
    Instant end = Instant.now().plus(load.duration());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> visits = new ArrayList<>();
      for (int i = 0; i < load.users(); i++) {
        visits.add(
            threads.submit(() -> {
              new Visitor(api, tally, load.pause()).visitUntil(end);
              return null;
            }));
      }
      try {
        for (Future<?> visit : visits) {
          await(visit, meanwhile);
        }
      } finally {
        threads.shutdownNow(); // one was refused: the others need not go on
      }
    }
  }

  private static void await(Future<?> visit, Runnable meanwhile) throws InterruptedException {
    while (!visit.isDone()) {
      try {
        visit.get(500, TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        meanwhile.run();
      } catch (ExecutionException _) {
        break; // told below, also when it had failed before anybody waited
      }
    }
    if (visit.state() == Future.State.FAILED) {
      throw visit.exceptionNow() instanceof DemoFailure told
          ? told
          : new DemoFailure("a client broke", visit.exceptionNow());
    }
  }
}
