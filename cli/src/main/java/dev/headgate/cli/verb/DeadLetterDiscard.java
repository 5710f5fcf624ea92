package dev.headgate.cli.verb;

import dev.headgate.cli.letter.Orders;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "discard",
    description = "Has events passed over for ever: their versions count, their effects do not.")
final class DeadLetterDiscard implements Callable<Integer> {

  @Mixin private final OrderOption order = new OrderOption();

  @Option(
      names = "--give-up-gap",
      description = "passes over the versions that are missing before them, too")
  private boolean giveUpGap;

  @Override
  public Integer call() throws InterruptedException {
    return order.give(Orders.order("discard", false).put("give_up_gap", giveUpGap));
  }
}
