package dev.headgate.relay;

import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/// Clients that append all the while: short transactions that overlap and share aggregates.
final class Writers implements AutoCloseable {

  private static final int CLIENTS = 4;

  private final Pipeline pipeline;
  private final AtomicBoolean over = new AtomicBoolean();
  private final ExecutorService pool = Executors.newFixedThreadPool(CLIENTS);
  private final List<CompletableFuture<Void>> clients;

  Writers(Pipeline pipeline) {
    this.pipeline = pipeline;
    clients =
        IntStream.range(0, CLIENTS)
            .mapToObj(n -> CompletableFuture.runAsync(() -> write(n), pool))
            .toList();
  }

  private void write(int client) {
    Random random = new Random(client);
    try (Pipeline.Session session = pipeline.session()) {
      while (!over.get()) {
        String aggregate = "w" + client / 2 + "-" + random.nextInt(50);
        for (int i = random.nextInt(3); i >= 0; i--) {
          session.append(aggregate);
          Thread.sleep(random.nextInt(10)); // the load's pace
        }
        session.commit();
      }
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Waits for the transactions in hand.
  @Override
  public void close() {
    over.set(true);
    clients.forEach(CompletableFuture::join);
    pool.close();
  }
}
