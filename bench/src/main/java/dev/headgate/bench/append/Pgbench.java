package dev.headgate.bench.append;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.process.postgres.PostgresUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// PostgreSQL's own load generator: as little as can be between a client and the function. Each
/// append is one statement that commits by itself, prepared once for each connection.
///
/// @param program where it is
record Pgbench(Path program) {

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
  private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");

  /// The newest there is.
  ///
  /// @throws IllegalStateException when there is none
  static Pgbench find() throws IOException {
    List<Path> candidates = new ArrayList<>();
    if (Files.isDirectory(DEBIAN)) {
      try (Stream<Path> versions = Files.list(DEBIAN)) {
        versions.map(version -> version.resolve("bin/pgbench")).sorted().forEach(candidates::add);
      }
    }
    Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1))
        .map(folder -> Path.of(folder, "pgbench"))
        .forEach(candidates::add);
    return candidates.reversed().stream()
        .filter(Files::isExecutable)
        .findFirst()
        .map(Pgbench::new)
        .orElseThrow(() ->
            new IllegalStateException(
                "There is no pgbench in /usr/lib/postgresql or on the PATH, and without it nothing"
                    + " to compare with. Next: apt-get install postgresql-15"));
  }

  /// Appends for so many seconds.
  ///
  /// @param url as the role that the service has
  Run run(PostgresUrl url, int clients, int seconds) throws IOException, InterruptedException {
    Path script = Files.createTempFile("append", ".sql");
    try {
      Files.writeString(script, Bodies.script());
      ProcessBuilder builder = new ProcessBuilder(words(url, clients, seconds, script));
      builder.environment().put("PGPASSWORD", url.password());
      builder
          .environment()
          .put("PGOPTIONS", "-c app.tenant_id=" + Servers.TENANT + " -c TimeZone=UTC");
      Process process = builder.redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("pgbench failed: " + output);
      }
      return new Run(number(RATE, output), number(LATENCY, output));
    } finally {
      Files.delete(script);
    }
  }

  private List<String> words(PostgresUrl url, int clients, int seconds, Path script) {
    return List.of(
        program.toString(),
        "--no-vacuum",
        "--protocol=prepared",
        "--client=" + clients,
        "--jobs=" + Math.min(clients, Runtime.getRuntime().availableProcessors()),
        "--time=" + seconds,
        "--file=" + script,
        "--host=" + url.host(),
        "--port=" + url.port(),
        "--username=" + url.user(),
        url.database());
  }

  static double number(Pattern pattern, String output) {
    Matcher matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new IllegalStateException("pgbench said something else: " + output);
    }
    return Double.parseDouble(matcher.group(1));
  }
}
