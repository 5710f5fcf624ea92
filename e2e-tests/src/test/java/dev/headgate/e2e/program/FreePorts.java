package dev.headgate.e2e.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/// Bases for the ports of a stack. They lie below the range from which the kernel takes the ports
/// of clients: one of those would come back as "in use" every now and then.
public final class FreePorts {

  private static final int LOWEST = 10_000;
  private static final int EPHEMERAL = 32_000;
  private static final int SPAN = 22;

  private FreePorts() {}

  /// A base whose ports nobody listens on at this moment.
  public static String base() {
    return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(LOWEST, EPHEMERAL))
        .filter(base -> IntStream.range(base, base + SPAN).allMatch(FreePorts::isFree))
        .mapToObj(String::valueOf)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
