package dev.headgate.cli.verb;

import dev.headgate.cli.replay.ReplayOrders;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "rollback", description = "Has the generation read again that was read before.")
final class ReplayRollback implements Callable<Integer> {

  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--json", description = "for programs")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    return Replay.order(data, json, ReplayOrders::rollBack);
  }
}
