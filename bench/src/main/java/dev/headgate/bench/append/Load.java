package dev.headgate.bench.append;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Clients that append through the API, each as soon as the one before is answered.
///
/// @param events of one body
record Load(int port, Sender bodies, int events) {

  private static final double NANOS = 1e9;

  /// What one of several has to say.
  @FunctionalInterface
  interface Sender {
    String body(int sender, int senders);
  }

  Run run(int clients, int seconds) throws ExecutionException, InterruptedException {
    long start = System.nanoTime();
    long end = start + (long) (seconds * NANOS);
    long requests = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Future<Long>> counts = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        int sender = client;
        counts.add(threads.submit(() -> appendUntil(end, sender, clients)));
      }
      for (Future<Long> count : counts) {
        requests += count.get();
      }
    }
    double took = (System.nanoTime() - start) / NANOS;
    return new Run(requests * events / took, 1000 * took * clients / requests);
  }

  private long appendUntil(long end, int sender, int senders) throws IOException {
    String path = events == 1 ? "/api/v1/events" : "/api/v1/events/batch";
    long requests = 0;
    try (Line line = new Line(port)) {
      while (System.nanoTime() < end) {
        int status = line.send("POST", path, bodies.body(sender, senders));
        if (status != 201) {
          throw new IllegalStateException("the service answered %d to %s".formatted(status, path));
        }
        requests++;
      }
    }
    return requests;
  }
}
