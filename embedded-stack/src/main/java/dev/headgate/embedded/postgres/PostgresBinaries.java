package dev.headgate.embedded.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A folder with `initdb` and `postgres` in it.
public record PostgresBinaries(Path bin) {

  /// The release this project ships with, unpacked once for each user of the machine.
  public static PostgresBinaries bundled() {
    return new PostgresBinaries(BinaryArchive.unpacked().resolve("bin"));
  }

  /// A release that is installed on the machine, e.g. Debian's `/usr/lib/postgresql/15/bin`.
  ///
  /// @throws IllegalArgumentException when there is no server in that folder
  public static PostgresBinaries installed(Path bin) {
    if (!Files.isExecutable(bin.resolve("postgres"))) {
      throw new IllegalArgumentException("no executable postgres in " + bin);
    }
    return new PostgresBinaries(bin);
  }

  /// Returns the words that run a program of the release as a user Postgres accepts.
  ///
  /// The server refuses to run as root. A user namespace without a mapping makes root somebody
  /// else, who still owns root's files.
  List<String> command(String program, String... arguments) {
    List<String> words = new ArrayList<>();
    if (isRoot()) {
      words.addAll(List.of("unshare", "-U"));
    }
    words.add(bin.resolve(program).toString());
    words.addAll(List.of(arguments));
    return words;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
