package dev.headgate.e2e.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs the built program in a process of its own, each time on the same data directory.
public final class Program {

  private static final Path HOME = Path.of(System.getProperty("headgate.home"));

  private final Path data;
  private final Map<String, String> environment;

  public Program(Path data) {
    this(data, Map.of());
  }

  /// With variables beside those that all programs here have.
  Program(Path data, Map<String, String> environment) {
    this.data = data;
    this.environment = environment;
  }

  /// Runs one verb to its end.
  public Outcome run(String... words) {
    try {
      Path out = Files.createTempFile("headgate-e2e", ".out");
      Path err = Files.createTempFile("headgate-e2e", ".err");
      int code = start(out, err, words).waitFor();
      Outcome outcome = new Outcome(code, Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while headgate was at work", e);
    }
  }

  /// Starts a verb that goes on; the caller ends it.
  public Process start(Path out, Path err, String... words) throws IOException {
    ProcessBuilder process =
        new ProcessBuilder(command(words)).redirectOutput(out.toFile()).redirectError(err.toFile());
    process.environment().putAll(environment);
    return process.start();
  }

  private List<String> command(String... words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "env",
                "--default-signal=INT", // whoever runs tests in the background has it ignored
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dheadgate.home=" + HOME,
                "-cp",
                HOME.resolve("cli/target/cli.jar") + ":" + HOME.resolve("cli/target/lib") + "/*",
                "dev.headgate.cli.Main"));
    command.addAll(List.of(words));
    command.addAll(List.of("--data-dir", data.toString()));
    return command;
  }
}
