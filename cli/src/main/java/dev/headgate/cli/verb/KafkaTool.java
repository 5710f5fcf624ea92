package dev.headgate.cli.verb;

import dev.headgate.cli.stack.StackFailure;
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
    name = "kafka",
    description = "Runs one of Kafka's own tools against the running stack.",
    footer = {
      "",
      "Tools: consumer-groups, topics, console-consumer, streams-application-reset, transactions.",
      "For instance:",
      "  headgate kafka console-consumer --topic auth.session.events.v1 --from-beginning \\",
      "    --isolation-level read_committed --formatter-property print.headers=true"
    })
final class KafkaTool implements Callable<Integer> {

  private static final Map<String, String> MAINS =
      Map.of(
          "consumer-groups", "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand",
          "topics", "org.apache.kafka.tools.TopicCommand",
          "console-consumer", "org.apache.kafka.tools.consumer.ConsoleConsumer",
          "streams-application-reset", "org.apache.kafka.tools.StreamsResetter",
          "transactions", "org.apache.kafka.tools.TransactionsCommand");

  @Mixin private final DataOption data = new DataOption();

  @Parameters(index = "0", paramLabel = "TOOL", description = "which of the tools")
  private String tool = "";

  @Parameters(index = "1..*", paramLabel = "OPTION", description = "handed to the tool as they are")
  private List<String> options = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    String main = MAINS.get(tool);
    if (main == null) {
      throw new StackFailure(
          "there is no Kafka tool '%s' here".formatted(tool),
          "choose one of " + String.join(", ", MAINS.keySet().stream().sorted().toList()));
    }
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main,
                "--bootstrap-server",
                data.faces().kafkaBootstrap()));
    words.addAll(options);
    return new ProcessBuilder(words).inheritIO().start().waitFor();
  }
}
