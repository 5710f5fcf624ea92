package dev.headgate.command.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/// A connection over which anything can be sent. Confined to one thread.
final class RawConnection implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;

  private RawConnection(Socket socket) {
    this.socket = socket;
  }

  static RawConnection open(int port) {
    try {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      return new RawConnection(socket);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /// Sends the text, one byte a character.
  ///
  /// @return whether the server still listens, as far as can be known
  boolean send(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  /// Ends this side; the other may still answer.
  RawConnection finish() {
    try {
      socket.shutdownOutput();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
    return this;
  }

  /// Reads until the server ends the connection, in order or not.
  String rest() {
    StringBuilder text = new StringBuilder();
    try {
      byte[] chunk = new byte[8192];
      int read = socket.getInputStream().read(chunk);
      while (read >= 0) {
        text.append(new String(chunk, 0, read, ISO_8859_1));
        read = socket.getInputStream().read(chunk);
      }
    } catch (SocketException reset) {
      // What came before is the answer.
    } catch (IOException late) {
      throw new UncheckedIOException("the server leaves the connection open", late);
    }
    return text.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
