package dev.headgate.embedded.link;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// One direction of a connection. Reading and writing are apart, so that a slow link delays bytes
/// without letting fewer of them through; what waits in between is bounded, so that a stalled one
/// pushes back as a full pipe does.
final class Pump {

  private static final int CHUNK = 16_384;

  private final Socket from;
  private final Socket to;
  private final Weather weather;
  private final BlockingQueue<Parcel> underway = new ArrayBlockingQueue<>(256);

  Pump(Socket from, Socket to, Weather weather) {
    this.from = from;
    this.to = to;
    this.weather = weather;
  }

  /// Reads until the sender has said its last.
  void read() throws IOException, InterruptedException {
    byte[] chunk = new byte[CHUNK];
    int length = from.getInputStream().read(chunk);
    while (length >= 0) {
      underway.put(Parcel.of(chunk, length, weather.arrival()));
      length = from.getInputStream().read(chunk);
    }
    underway.put(Parcel.of(chunk, 0, weather.arrival()));
  }

  /// Writes until the sender's last has arrived, which is then the receiver's end of the stream.
  void write() throws IOException, InterruptedException {
    Parcel parcel;
    do {
      parcel = underway.take();
      TimeUnit.NANOSECONDS.sleep(parcel.arrival() - System.nanoTime());
      weather.awaitPassage();
      if (!to.isOutputShutdown()) { // half closed: read on, and nobody hears it
        deliver(parcel);
      }
    } while (!parcel.isLast());
  }

  private void deliver(Parcel parcel) throws IOException {
    if (parcel.isLast()) {
      to.shutdownOutput();
    } else {
      to.getOutputStream().write(parcel.bytes().array());
    }
  }
}
