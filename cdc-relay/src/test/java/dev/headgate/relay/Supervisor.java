package dev.headgate.relay;

import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.relay.TestRelay.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// Starts the relay again whenever it ends, as `headgate up` does, and keeps what it ended with.
/// Thread-safe.
final class Supervisor implements AutoCloseable {

  private final Pipeline pipeline;
  private final Map<String, String> environment;
  private final List<Integer> exits = new CopyOnWriteArrayList<>();
  private final Thread loop;
  private volatile ChildProcess relay;
  private volatile boolean over;

  private Supervisor(Pipeline pipeline, Map<String, String> environment) {
    this.pipeline = pipeline;
    this.environment = environment;
    this.relay = pipeline.relay(Fault.NONE, environment);
    this.loop = Thread.ofPlatform().name("supervisor").unstarted(this::run);
  }

  /// Returns when the first relay publishes.
  static Supervisor start(Pipeline pipeline, Map<String, String> environment) {
    Supervisor supervisor = new Supervisor(pipeline, environment);
    supervisor.relay.awaitReady(Duration.ofSeconds(60));
    supervisor.loop.start();
    return supervisor;
  }

  private void run() {
    try {
      while (!over) {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        relay.onExit(code::complete);
        exits.add(code.join());
        if (!over) {
          Thread.sleep(300); // its backoff
          relay = pipeline.relay(Fault.NONE, environment);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  ChildProcess relay() {
    return relay;
  }

  /// The codes of all that have ended; signals count as 128 + their number.
  List<Integer> exits() {
    return List.copyOf(exits);
  }

  @Override
  public void close() {
    over = true;
    relay.signal("CONT");
    relay.end("TERM", Duration.ofSeconds(30));
    try {
      loop.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    relay.kill(); // should the loop have started another one at that moment
  }
}
