package dev.headgate.cli.verb;

import dev.headgate.cli.control.ControlClient;
import dev.headgate.cli.control.StackStatus;
import dev.headgate.cli.stack.StackFailure;
import dev.headgate.cli.stack.StackPlan;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A supervisor in a JVM of its own that outlives this one and its terminal.
final class Detached {

  private final StackPlan plan;
  private final ControlClient client;

  Detached(StackPlan plan) {
    this.plan = plan;
    this.client = new ControlClient(plan.directory());
  }

  int run() throws Exception {
    Process supervisor = spawn();
    StackStatus last = new StartProgress(() -> status(supervisor)).show();
    if (last.isUp()) {
      return 0;
    }
    String reason = Shortfall.of(last).orElseGet(this::lastWords);
    client.status().ifPresent(_ -> client.obey("down"));
    throw new StackFailure("the stack did not come up", reason);
  }

  private StackStatus status(Process supervisor) {
    String directory = plan.directory().root().toString();
    StackStatus waiting = new StackStatus("starting", directory, null, null, Map.of());
    return client
        .status()
        .orElseGet(() -> supervisor.isAlive() ? waiting : StackStatus.down(directory));
  }

  private String lastWords() {
    try {
      List<String> lines = Files.readAllLines(lastWordsFile());
      return lines.isEmpty() ? "see " + plan.directory().log("supervisor") : lines.getLast();
    } catch (IOException unreadable) {
      return "its supervisor left no word: " + unreadable.getMessage();
    }
  }

  /// What the supervisor prints itself, of this start alone: next to nothing.
  private Path lastWordsFile() {
    return plan.directory().logs().resolve("supervisor.out");
  }

  private Process spawn() throws IOException {
    List<String> words = new ArrayList<>(java());
    words.addAll(
        List.of(
            "up",
            "--quiet", // its output is a log, and URLs bear passwords
            "--data-dir",
            plan.directory().root().toString(),
            "--port-base",
            Integer.toString(plan.ports().base()),
            "--relays",
            Integer.toString(plan.instances().relays()),
            "--projectors",
            Integer.toString(plan.instances().projectors())));
    words.addAll(plan.ephemeral() ? List.of("--ephemeral") : List.of());
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().keySet().removeIf(key -> key.startsWith("HEADGATE_"));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(Redirect.to(lastWordsFile().toFile()))
        .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
        .start();
  }

  private List<String> java() {
    return List.of(
        "setsid",
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx64m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "-Dheadgate.home=" + plan.home(),
        "-Dlogback.configurationFile=logback-supervisor.xml",
        "-Dheadgate.supervisor.log=" + plan.directory().log("supervisor"),
        "-cp",
        System.getProperty("java.class.path"),
        "dev.headgate.cli.Main");
  }
}
