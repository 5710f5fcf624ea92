package dev.headgate.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the process that listens on a TCP port, as `ss -ltnp` does: the kernel lists a socket's
/// inode, and a process's open files name it. Only the owner's processes can be looked into.
final class PortHolder {

  private static final String LISTEN = "0A";

  private PortHolder() {}

  /// The process, or nothing when it is another user's or this is no Linux.
  static Optional<ProcessHandle> of(int port) {
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .flatMap(table -> lines(Path.of(table)).stream().skip(1))
        .map(line -> line.strip().split("\\s+"))
        .filter(fields -> fields[1].endsWith(":" + hex(port)) && fields[3].equals(LISTEN))
        .map(fields -> "socket:[" + fields[9] + "]")
        .flatMap(socket -> ProcessHandle.allProcesses().filter(process -> has(process, socket)))
        .findFirst();
  }

  private static String hex(int port) {
    return HexFormat.of().withUpperCase().toHexDigits((short) port);
  }

  private static List<String> lines(Path table) {
    try {
      return Files.readAllLines(table);
    } catch (IOException _) {
      return List.of();
    }
  }

  private static boolean has(ProcessHandle process, String socket) {
    try (Stream<Path> open = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
      return open.anyMatch(file -> isLinkTo(file, socket));
    } catch (IOException _) {
      return false; // another user's, or it has just ended
    }
  }

  private static boolean isLinkTo(Path file, String target) {
    try {
      return Files.readSymbolicLink(file).toString().equals(target);
    } catch (IOException _) {
      return false;
    }
  }
}
