package dev.headgate.cli.verb;

import dev.headgate.cli.replay.ReplayOrders;
import dev.headgate.cli.replay.ReplayWatch;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "prune",
    description = "Removes every generation that is not read: there is no way back then.")
final class ReplayPrune implements Callable<Integer> {

  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--dry-run", description = "says what it would remove, and removes nothing")
  private boolean dryRun;

  @Override
  public Integer call() throws InterruptedException {
    try (ReplayOrders orders = Replay.open(data)) {
      if (dryRun) {
        System.out.println("would remove " + orders.prunable());
        return 0;
      }
      List<Integer> generations = orders.prune();
      for (int generation : generations) {
        new ReplayWatch(orders, System.out, false).follow(generation);
      }
      System.out.println(generations.isEmpty() ? "nothing to remove" : "removed " + generations);
      return 0;
    }
  }
}
