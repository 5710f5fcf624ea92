package dev.headgate.e2e.program;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// PostgreSQL's own client, where the machine has it.
final class Psql {

  private Psql() {}

  static boolean isInstalled() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "psql")));
  }

  static String ask(String url, String sql) throws IOException {
    Process psql =
        new ProcessBuilder("psql", url, "-XAtc", sql)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new String(psql.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
