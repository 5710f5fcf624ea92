package dev.headgate.cli.verb;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "demo", description = "Sends real commands and shows what became of them.")
final class Demo implements Callable<Integer> {

  @Mixin private final DataOption data = new DataOption();

  @Override
  public Integer call() {
    data.faces();
    return 0;
  }
}
