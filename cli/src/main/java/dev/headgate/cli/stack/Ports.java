package dev.headgate.cli.stack;

import dev.headgate.embedded.kafka.Broker.Doors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collection;

/// The TCP ports of a stack, all at fixed distances from one base. Everything listens on loopback.
public record Ports(int base) {

  public static final int DEFAULT_BASE = 4000;
  private static final int SPAN = 21;

  public Ports {
    if (base < 1024 || base + SPAN > 65535) {
      throw new StackFailure(
          "--port-base %d does not leave room for %d ports".formatted(base, SPAN + 1),
          "choose one between 1024 and " + (65535 - SPAN));
    }
  }

  /// The ports of a stack whose broker listens there.
  public static Ports ofKafka(int port) {
    return new Ports(port - ServiceName.KAFKA.offset());
  }

  public int of(ServiceName service) {
    return base + service.offset();
  }

  /// The broker's.
  public Doors kafka() {
    int first = of(ServiceName.KAFKA);
    return new Doors(first, first + 1, first + 2);
  }

  /// Refuses to go on when another program listens where one of the services is to.
  ///
  /// @throws StackFailure that names service and port
  void requireFree(Collection<ServiceName> services) {
    for (ServiceName service : services) {
      requireFree(of(service), service.label());
    }
    requireFree(kafka().controller(), "kafka's controller");
    requireFree(kafka().self(), "kafka's way to itself");
  }

  private void requireFree(int port, String service) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true); // connections of a previous run linger in TIME_WAIT
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException _) {
      throw new StackFailure(
          "port %d, which %s needs, is in use by %s".formatted(port, service, holder(port)),
          "end that, or choose other ports, for instance --port-base " + elsewhere());
    }
  }

  private static String holder(int port) {
    return PortHolder.of(port)
        .map(process -> "process %d (%s)".formatted(process.pid(), program(process)))
        .orElse("another program");
  }

  private static String program(ProcessHandle process) {
    return process.info().command().orElse("of unknown name");
  }

  private int elsewhere() {
    return base + 100 + SPAN <= 65535 ? base + 100 : DEFAULT_BASE;
  }
}
