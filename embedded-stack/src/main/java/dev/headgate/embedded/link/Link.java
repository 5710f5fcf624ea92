package dev.headgate.embedded.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A TCP link to a port of this machine, to be harmed: cut, stalled, slowed, half closed.
/// Thread-safe.
public final class Link implements AutoCloseable {

  private final ServerSocket entrance;
  private final int target;
  private final Weather weather = new Weather();
  private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
  private final Thread porter;

  private Link(ServerSocket entrance, int target) {
    this.entrance = entrance;
    this.target = target;
    this.porter = Thread.ofVirtual().name("link-to-" + target).unstarted(this::accept);
  }

  /// Opens a link; nobody needs to listen on the target yet.
  ///
  /// @throws UncheckedIOException when there is no free port
  public static Link to(int target) {
    try {
      Link link = new Link(new ServerSocket(0, 128, InetAddress.getLoopbackAddress()), target);
      link.porter.start();
      return link;
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on the loopback interface", e);
    }
  }

  /// The port to connect to.
  public int port() {
    return entrance.getLocalPort();
  }

  /// The port at the other end.
  public int target() {
    return target;
  }

  /// Resets every connection, now and until it is healed.
  public void cut() {
    weather.cut();
    reset();
  }

  /// Connections stay open and new ones are accepted, but no byte passes until it is healed.
  public void stall() {
    weather.stall();
  }

  /// Every byte arrives this much later, in both directions.
  public void slow(Duration delay) {
    weather.slow(delay);
  }

  /// The open connections' clients hear the end of the stream, while what they say still arrives;
  /// new connections are whole.
  public void halfClose() {
    wires.forEach(Wire::endAnswers);
  }

  /// Lets everything through again. What was reset or half closed stays so.
  public void heal() {
    weather.clear();
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        connect(entrance.accept());
      } catch (IOException e) {
        Thread.onSpinWait(); // closed, or the client left before it was let in
      }
    }
  }

  private void connect(Socket client) {
    if (weather.isCut()) {
      Wire.reset(client);
      return;
    }
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      Wire wire = new Wire(client, server);
      wires.add(wire); // first: harm has to reach whoever was answered
      wire.start(weather, this::forgetEnded);
      if (weather.isCut()) {
        wire.reset(); // between the question and the list
      }
    } catch (IOException e) {
      Wire.reset(client); // nobody listens at the other end
    }
  }

  private void forgetEnded() {
    wires.removeIf(Wire::isEnded);
  }

  private void reset() {
    wires.forEach(Wire::reset);
  }

  /// Resets every connection and frees the port.
  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the link's port does not close", e);
    } finally {
      awaitPorter();
      reset();
    }
  }

  /// A virtual thread waiting in accept() may let one more client in after the close, until it is
  /// woken: whoever closes waits for that, so that nobody is answered afterwards.
  private void awaitPorter() {
    try {
      porter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
