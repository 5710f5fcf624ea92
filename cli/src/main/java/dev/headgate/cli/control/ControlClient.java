package dev.headgate.cli.control;

import dev.headgate.cli.stack.DataDirectory;
import dev.headgate.cli.stack.StackFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/// A verb's mouth: speaks to the supervisor of a data directory, if there is one.
public final class ControlClient {

  private static final int PATIENCE_MILLIS = 90_000; // a stop drains first

  private final DataDirectory directory;

  public ControlClient(DataDirectory directory) {
    this.directory = directory;
  }

  /// The status, or nothing when no supervisor answers. What a killed one left behind counts as
  /// none.
  public Optional<StackStatus> status() {
    try {
      return Optional.of(ask("status"));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// Has a request obeyed.
  ///
  /// @throws StackFailure when nothing runs, or the supervisor refuses
  public StackStatus obey(String request) {
    try {
      return ask(request);
    } catch (IOException _) {
      throw new StackFailure(
          "no stack is running on %s".formatted(directory.root()), "start one with: headgate up");
    }
  }

  private StackStatus ask(String request) throws IOException {
    Address address = Json.read(Files.readString(directory.address()), Address.class);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      String line = address.token() + " " + request + "\n";
      socket.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
      var lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      return read(lines.readLine());
    }
  }

  private static StackStatus read(String answer) throws IOException {
    if (answer == null) {
      throw new IOException("the supervisor went away");
    }
    if (answer.startsWith("refused ")) {
      throw new StackFailure(answer.substring("refused ".length()), "see headgate status");
    }
    return Json.read(answer.substring("ok ".length()), StackStatus.class);
  }
}
