package dev.headgate.command.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.house.openapi.Exchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Sends what no well-behaved client would.
final class RawClient {

  private final int port;

  RawClient(int port) {
    this.port = port;
  }

  /// Sends the text as it is and reads until the server hangs up. Method and path are left open, as
  /// far as the server could read them or not.
  Exchange send(String text) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(text.getBytes(UTF_8));
      socket.shutdownOutput();
      return read(new String(socket.getInputStream().readAllBytes(), UTF_8));
    }
  }

  private static Exchange read(String answer) {
    int end = answer.indexOf("\r\n\r\n");
    List<String> head = answer.substring(0, end).lines().toList();
    Map<String, List<String>> headers =
        head.stream()
            .skip(1)
            .map(line -> line.split(": ", 2))
            .collect(Collectors.toMap(line -> line[0], line -> List.of(line[1])));
    int status = Integer.parseInt(head.getFirst().split(" ", 3)[1]);
    return new Exchange("", "", "", status, headers, answer.substring(end + 4));
  }
}
