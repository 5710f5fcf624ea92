package dev.headgate.embedded.link;

import java.io.IOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// One connection through the link: two sockets and the threads between them. Thread-safe.
final class Wire {

  private final Socket client;
  private final Socket server;
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final CountDownLatch ends = new CountDownLatch(2);

  Wire(Socket client, Socket server) {
    this.client = client;
    this.server = server;
  }

  /// Lets bytes through from now on.
  ///
  /// @param gone told when both directions have ended
  void start(Weather weather, Runnable gone) throws IOException {
    client.setOption(StandardSocketOptions.TCP_NODELAY, true);
    server.setOption(StandardSocketOptions.TCP_NODELAY, true);
    for (Pump pump :
        List.of(new Pump(client, server, weather), new Pump(server, client, weather))) {
      run(pump::read, () -> {});
      run(pump::write, ends::countDown);
    }
    run(
        ends::await,
        () -> {
          reset();
          gone.run();
        });
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private void run(Work work, Runnable then) {
    threads.add(
        Thread.startVirtualThread(() -> {
          try {
            work.run();
          } catch (IOException e) {
            reset(); // one end is gone: the other one has to notice
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } finally {
            then.run();
          }
        }));
  }

  boolean isEnded() {
    return ends.getCount() == 0;
  }

  /// The client hears the end of the stream, as if the server had hung up; what it says still
  /// arrives.
  void endAnswers() {
    try {
      client.shutdownOutput();
    } catch (IOException e) {
      reset();
    }
  }

  /// Both ends hear of it at once, without the politeness of a FIN.
  void reset() {
    reset(client);
    reset(server);
    threads.forEach(Thread::interrupt);
  }

  static void reset(Socket socket) {
    try (socket) {
      socket.setSoLinger(true, 0); // close() then sends RST
    } catch (IOException e) {
      Thread.onSpinWait(); // closed before
    }
  }
}
