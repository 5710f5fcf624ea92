package dev.headgate.bench.append;

import dev.headgate.bench.measure.CpuTime;
import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.embedded.child.Folders;
import dev.headgate.embedded.child.Ports;
import dev.headgate.embedded.child.Watchdog;
import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.process.postgres.PostgresUrl;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A real command database, and the command service in a process of its own.
final class Servers implements AutoCloseable {

  static final String TENANT = "00000000-0000-7000-8000-0000000000be";

  private static final String DATABASE = "headgate_command";
  private static final long PATIENCE = Duration.ofMinutes(2).toNanos();

  private final Path folder = Folders.temporary("bench");
  private final Watchdog watchdog = Watchdog.start();
  private final PostgresServer server = PostgresServer.temporary();
  private final int port = Ports.free();
  private @Nullable ChildProcess service;

  int port() {
    return port;
  }

  /// The database as the service sees it.
  PostgresUrl postgres() {
    return PostgresUrl.parse(database());
  }

  private String database() {
    return "postgresql://headgate_command:command@127.0.0.1:%d/%s"
        .formatted(PostgresUrl.parse(server.url(DATABASE)).port(), DATABASE);
  }

  /// Starts the service, which migrates.
  ///
  /// @param java further options of its virtual machine
  void start(List<String> java) throws InterruptedException {
    server.createDatabase(DATABASE);
    ChildProcess started =
        ChildProcess.start(
            watchdog,
            new ChildProcess.Command(words(java), environment()),
            folder.resolve("command-service.log"),
            _ -> false);
    service = started;
    long end = System.nanoTime() + PATIENCE;
    while (!answers()) {
      if (!started.isAlive() || System.nanoTime() > end) {
        started.awaitReady(Duration.ZERO); // says its last lines
      }
      Thread.sleep(100);
    }
  }

  /// Processor seconds so far.
  Effort effort() {
    return new Effort(
        service == null ? 0 : CpuTime.of(service.pid()), CpuTime.of(server.process().pid()));
  }

  private boolean answers() {
    try (Line line = new Line(port)) {
      return line.send("GET", "/health/ready", "") == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private Map<String, String> environment() {
    return Map.of(
        "HEADGATE_HTTP_PORT", Integer.toString(port),
        "HEADGATE_COMMAND_DATABASE_URL", database(),
        "HEADGATE_MIGRATION_DATABASE_URL", server.url(DATABASE),
        "HEADGATE_RELAY_PASSWORD", "relay",
        "HEADGATE_READER_PASSWORD", "reader",
        "HEADGATE_MAINTENANCE_PASSWORD", "maintenance",
        "HEADGATE_PEPPER", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "HEADGATE_DEVELOPMENT_AUTHENTICATION", "true");
  }

  /// The flags `headgate up` gives the service.
  private static List<String> words(List<String> more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError"));
    words.addAll(more);
    words.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "dev.headgate.command.Main"));
    return words;
  }

  @Override
  public void close() {
    watchdog.close();
    server.close();
    Folders.delete(folder);
  }
}
