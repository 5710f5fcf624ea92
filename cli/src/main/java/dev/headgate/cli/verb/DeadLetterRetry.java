package dev.headgate.cli.verb;

import dev.headgate.cli.letter.Orders;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "retry",
    description = "Has events tried again, after the repair, and then what waits behind them.")
final class DeadLetterRetry implements Callable<Integer> {

  @Mixin private final OrderOption order = new OrderOption();

  @Override
  public Integer call() throws InterruptedException {
    return order.give(Orders.order("retry", false));
  }
}
