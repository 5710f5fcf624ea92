package dev.headgate.process.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Real processes, since what is tested is how they end.
final class ExitIT {

  @Test
  void endsWithTheFailuresCodeAndSaysWhatIsNext() throws Exception {
    Process process = start("fail");
    assertThat(output(process))
        .contains("UNAVAILABLE (69): the broker is away")
        .contains("start it");
    assertThat(process.waitFor()).isEqualTo(69);
  }

  @Test
  void endsWhenAnyThreadFails() throws Exception {
    Process process = start("thread");
    assertThat(output(process)).contains("UNEXPECTED (70)").contains("nobody catches me");
    assertThat(process.waitFor()).isEqualTo(70);
  }

  @Test
  void drainsOnSigterm() throws Exception {
    Process process = start("wait");
    try (var lines = process.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("waiting");
      process.toHandle().destroy(); // unlike the process, leaves its output open
      assertThat(lines.readLine()).isEqualTo("drained");
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  private static Process start(String what) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                what)
            .redirectErrorStream(true);
    builder.environment().put("HEADGATE_LOG_FORMAT", "plain");
    return builder.start();
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      Exit.run("program", termination -> body(arguments[0], termination));
    }

    private static void body(String what, Termination termination) {
      switch (what) {
        case "fail" ->
            throw new ProcessFailure(StandardExit.UNAVAILABLE, "the broker is away.", "start it");
        case "thread" ->
            Thread.ofPlatform()
                .start(() -> {
                  throw new IllegalStateException("nobody catches me");
                });
        default -> System.out.println("waiting");
      }
      termination.await();
      System.out.println("drained");
    }
  }
}
