package dev.headgate.cli.verb;

import dev.headgate.cli.stack.Instances;
import dev.headgate.cli.stack.Ports;
import dev.headgate.cli.stack.Secrets;
import dev.headgate.cli.stack.ServiceEnvironment;
import dev.headgate.cli.stack.ServiceName;
import dev.headgate.cli.stack.StackPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "relay",
    description =
        "Repairs what the relay refuses to run with. Stop cdc-relay (and cdc-relay-2) before.",
    footer = {
      "",
      "Repairs:",
      "  rebuild-topics [--topic T]... [--dry-run]   makes event topics anew from the outbox",
      "  recreate-slot [--dry-run]                   makes the replication slot anew and publishes",
      "                                              what the topics lack",
      "  reconcile [--dry-run]                       brings a restored or promoted database up to",
      "                                              what the topics hold",
      "The exit code is the relay's own: 0, or the named one it prints."
    })
final class RelayRepair implements Callable<Integer> {

  @Mixin private final DataOption data = new DataOption();

  @Parameters(index = "0", paramLabel = "REPAIR", description = "which of the repairs")
  private String repair = "";

  @Parameters(index = "1..*", paramLabel = "OPTION", description = "handed to it as they are")
  private List<String> options = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    StackPlan plan = plan();
    ProcessBuilder process = new ProcessBuilder(words(plan.home())).inheritIO();
    Map<String, String> environment = process.environment();
    environment
        .keySet()
        .removeIf(key -> key.startsWith("HEADGATE_")); // it refuses what it does not know
    environment.putAll(new ServiceEnvironment(plan).of(ServiceName.CDC_RELAY));
    environment.put("HEADGATE_LOG_FORMAT", "plain");
    if (repair.equals("reconcile")) { // the one that writes the outbox
      environment.put("HEADGATE_MIGRATION_DATABASE_URL", plan.url(ServiceName.POSTGRES_COMMAND));
    }
    return process.start().waitFor();
  }

  /// The running stack's, as far as the relay's environment depends on it.
  private StackPlan plan() {
    String kafka = data.faces().kafkaBootstrap();
    int port = Integer.parseInt(kafka.substring(kafka.lastIndexOf(':') + 1));
    return new StackPlan(
        Path.of(System.getProperty("headgate.home", "")).toAbsolutePath(),
        data.directory(),
        Ports.ofKafka(port),
        Instances.ONE_EACH,
        false,
        Secrets.in(data.directory()));
  }

  private List<String> words(Path home) {
    Path target = home.resolve("cdc-relay").resolve("target");
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                target.resolve("cdc-relay.jar") + ":" + target.resolve("lib") + "/*",
                "dev.headgate.relay.Repair",
                repair));
    words.addAll(options);
    return words;
  }
}
