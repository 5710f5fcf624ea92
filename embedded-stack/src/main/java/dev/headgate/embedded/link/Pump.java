package dev.headgate.embedded.link;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// One direction of a connection. Reading and writing are apart, so that a slow link delays bytes
/// without letting fewer of them through; what waits in between is bounded, so that a stalled one
/// pushes back as a full pipe does.
final class Pump {

  private static final int CHUNK = 16_384;

  /// @param length 0 at the end of the stream
  private record Parcel(ByteBuffer bytes, int length, long arrival) {}

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
      underway.put(parcel(chunk, length));
      length = from.getInputStream().read(chunk);
    }
    underway.put(parcel(chunk, 0));
  }

  private Parcel parcel(byte[] chunk, int length) {
    return new Parcel(ByteBuffer.wrap(Arrays.copyOf(chunk, length)), length, weather.arrival());
  }

  /// Writes until the sender's last has arrived, which is then the receiver's end of the stream.
  void write() throws IOException, InterruptedException {
    while (true) {
      Parcel parcel = underway.take();
      TimeUnit.NANOSECONDS.sleep(parcel.arrival() - System.nanoTime());
      weather.awaitPassage();
      boolean last = parcel.length() == 0;
      if (!to.isOutputShutdown()) { // half closed: read on, and nobody hears it
        deliver(parcel);
      }
      if (last) {
        return;
      }
    }
  }

  private void deliver(Parcel parcel) throws IOException {
    if (parcel.length() == 0) {
      to.shutdownOutput();
    } else {
      to.getOutputStream().write(parcel.bytes().array());
    }
  }
}
