package dev.headgate.cli.control;

import dev.headgate.cli.stack.DataDirectory;
import dev.headgate.cli.stack.PrivateFile;
import dev.headgate.cli.stack.ServiceName;
import dev.headgate.cli.stack.StackFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The supervisor's ear. A request is one line, `TOKEN VERB [SERVICE]`; the answer is one line, `ok
/// JSON` or `refused TEXT`.
public final class ControlServer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ControlServer.class);

  private final DataDirectory directory;
  private final Controls controls;
  private final ServerSocket socket;
  private final Address address;

  private ControlServer(DataDirectory directory, Controls controls) throws IOException {
    this.directory = directory;
    this.controls = controls;
    this.socket = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    this.address = new Address(ProcessHandle.current().pid(), socket.getLocalPort(), token());
  }

  /// Listens, and writes the address down for the directory's owner.
  public static ControlServer open(DataDirectory directory, Controls controls) {
    try {
      ControlServer server = new ControlServer(directory, controls);
      PrivateFile.write(directory.address(), Json.line(server.address));
      Thread.ofPlatform().daemon().name("control").start(server::listen);
      return server;
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private static String token() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        Socket caller = socket.accept();
        Thread.ofVirtual().start(() -> converse(caller));
      } catch (SocketException _) {
        return; // closed: the stack goes down
      } catch (IOException failed) {
        log.warn("a verb could not be heard", failed);
      }
    }
  }

  private void converse(Socket caller) {
    try (caller) {
      caller.setSoTimeout(10_000);
      var lines =
          new BufferedReader(
              new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
      String request = lines.readLine();
      String answer = request == null ? "refused empty" : answer(request.split(" ", -1));
      caller.getOutputStream().write((answer + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      log.warn("a verb went away before its answer", failed);
    }
  }

  private String answer(String[] words) {
    if (words.length < 2 || !admits(words[0])) {
      return "refused the token is not this supervisor's";
    }
    try {
      obey(words[1], words.length > 2 ? words[2] : "");
      return "ok " + Json.line(controls.status());
    } catch (StackFailure failure) {
      return "refused " + failure.getMessage();
    }
  }

  private void obey(String verb, String service) {
    switch (verb) {
      case "status" -> {}
      case "down" -> controls.down();
      case "stop" -> controls.stop(ServiceName.named(service));
      case "start" -> controls.start(ServiceName.named(service));
      case "restart" -> {
        controls.stop(ServiceName.named(service));
        controls.start(ServiceName.named(service));
      }
      default ->
          throw new StackFailure(
              "the running supervisor does not know '%s'".formatted(verb),
              "it is of another version: run down, then up");
    }
  }

  private boolean admits(String token) {
    return MessageDigest.isEqual(
        token.getBytes(StandardCharsets.UTF_8), address.token().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(directory.address());
      socket.close();
    } catch (IOException failed) {
      log.warn("the control channel did not close", failed);
    }
  }
}
