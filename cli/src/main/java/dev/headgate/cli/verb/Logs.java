package dev.headgate.cli.verb;

import dev.headgate.cli.stack.DataDirectory;
import dev.headgate.cli.stack.ServiceName;
import dev.headgate.cli.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Shows what a service, or every one, wrote last.")
final class Logs implements Callable<Integer> {

  @Mixin private final DataOption data = new DataOption();

  @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "default: all of them")
  private String service = "";

  @Option(
      names = {"-f", "--follow"},
      description = "goes on until Ctrl-C")
  private boolean follow;

  @Option(
      names = {"-n", "--lines"},
      description = "how many lines (default: ${DEFAULT-VALUE})")
  private int lines = 50;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> files = files().filter(Files::exists).map(Path::toString).toList();
    if (files.isEmpty()) {
      throw new StackFailure(
          "nothing was logged yet in " + data.directory().root(), "start with: headgate up");
    }
    List<String> words = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
    words.addAll(follow ? List.of("-F") : List.of());
    words.addAll(files);
    return new ProcessBuilder(words).inheritIO().start().waitFor();
  }

  private Stream<Path> files() {
    DataDirectory directory = data.directory();
    Stream<ServiceName> names =
        service.isEmpty() ? Stream.of(ServiceName.values()) : Stream.of(ServiceName.named(service));
    return names.flatMap(directory::logsOf);
  }
}
