package dev.headgate.bench.append;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/// One kept-alive connection that sends requests and reads past the answers. What a client library
/// would cost is not what is measured. Confined to one thread.
final class Line implements AutoCloseable {

  private static final String LENGTH = "content-length:";
  private static final String CHUNKED = "transfer-encoding: chunked";

  private final Socket socket;
  private final InputStream input;

  Line(int port) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    this.input = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
  }

  /// Sends one request and reads the answer to it.
  ///
  /// @return the status
  int send(String method, String path, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    String head =
        """
        %s %s HTTP/1.1\r
        Host: localhost\r
        Content-Type: application/json\r
        X-Headgate-Tenant: %s\r
        X-Headgate-Subject: service:bench\r
        Content-Length: %d\r
        \r
        """
            .formatted(method, path, Servers.TENANT, bytes.length);
    byte[] request = new byte[head.length() + bytes.length];
    System.arraycopy(head.getBytes(ISO_8859_1), 0, request, 0, head.length());
    System.arraycopy(bytes, 0, request, head.length(), bytes.length);
    socket.getOutputStream().write(request);
    String status = readLine();
    long length = 0;
    boolean chunked = false;
    for (String line = readLine(); !line.isEmpty(); line = readLine()) {
      String header = line.toLowerCase(Locale.ROOT);
      chunked |= header.equals(CHUNKED);
      if (header.startsWith(LENGTH)) {
        length = Long.parseLong(header.substring(LENGTH.length()).strip());
      }
    }
    if (chunked) {
      skipChunks();
    }
    input.skipNBytes(length);
    return Integer.parseInt(status.substring(9, 12));
  }

  /// Long answers come in chunks, each behind its length; an empty one ends them.
  private void skipChunks() throws IOException {
    int length;
    do {
      length = Integer.parseInt(readLine(), 16);
      input.skipNBytes(length);
      readLine();
    } while (length > 0);
  }

  private String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int read = input.read(); read != '\n'; read = input.read()) {
      if (read < 0) {
        throw new EOFException("the service closed the connection");
      }
      if (read != '\r') {
        line.append((char) read);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
