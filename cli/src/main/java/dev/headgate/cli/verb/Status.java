package dev.headgate.cli.verb;

import dev.headgate.cli.control.Json;
import dev.headgate.cli.control.StackStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "status",
    description = "Says what runs where. Exit code 0: up, 3: not running, 4: not all of it.")
final class Status implements Callable<Integer> {

  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--json", description = "for programs; the names in it are a contract")
  private boolean json;

  @Override
  public Integer call() {
    StackStatus status =
        data.supervisor()
            .status()
            .orElseGet(() -> StackStatus.down(data.directory().root().toString()));
    System.out.println(json ? Json.pretty(status) : StatusText.of(status));
    return switch (status.state()) {
      case "up" -> 0;
      case "down" -> 3;
      default -> 4;
    };
  }
}
