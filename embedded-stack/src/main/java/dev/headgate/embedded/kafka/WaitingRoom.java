package dev.headgate.embedded.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/// Where the broker's calls to itself wait until it listens, instead of being refused.
///
/// A broker that was killed starts with the metadata of its former life: the transaction
/// coordinator is elected at once and sends itself the markers of half-committed transactions,
/// seconds before a listener is open. Every refused connection makes it look for the partition's
/// leader again. When the controller then ends the former session, no partition has a leader for a
/// moment, and Kafka 4.3.1 takes "no leader" for "deleted": `KRaftMetadataCache
/// .getPartitionLeaderEndpoint` answers empty for both, `TransactionMarkerChannelManager` skips the
/// partition and completes the transaction without its marker. The records stay invisible, or a
/// group's offsets unstable, for ever. A coordinator whose call is merely not answered yet does not
/// look again; once it is elected anew, it sends the markers anew.
///
/// With three brokers another one leads, so this is for the broker that is alone.
final class WaitingRoom {

  private static final Duration PAUSE = Duration.ofMillis(20);

  private final int target;

  private WaitingRoom(int target) {
    this.target = target;
  }

  /// Lets callers in until the JVM ends.
  ///
  /// @param target the port they are led to
  /// @throws IOException when the port is taken
  static void open(int port, int target) throws IOException {
    ServerSocket entrance = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform()
        .daemon()
        .name("waiting-room")
        .start(() -> new WaitingRoom(target).letIn(entrance));
  }

  private void letIn(ServerSocket entrance) {
    while (true) {
      try {
        Socket caller = entrance.accept();
        Thread.startVirtualThread(() -> lead(caller));
      } catch (IOException e) {
        throw new UncheckedIOException("the waiting room is closed", e); // ends up in its log
      }
    }
  }

  private void lead(Socket caller) {
    try (caller;
        Socket inside = await()) {
      caller.setTcpNoDelay(true);
      Thread answers = Thread.startVirtualThread(() -> pass(inside, caller));
      pass(caller, inside);
      answers.join();
    } catch (IOException e) {
      hangUp(caller); // the broker's client tells of it, and calls again
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Socket await() throws IOException, InterruptedException {
    while (true) {
      try {
        Socket inside = new Socket(InetAddress.getLoopbackAddress(), target);
        inside.setTcpNoDelay(true);
        return inside;
      } catch (java.net.ConnectException notYet) {
        Thread.sleep(PAUSE);
      }
    }
  }

  /// Until one side hangs up, of which the other one is told.
  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      hangUp(from);
      hangUp(to);
    }
  }

  private static void hangUp(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a socket does not close", e);
    }
  }
}
