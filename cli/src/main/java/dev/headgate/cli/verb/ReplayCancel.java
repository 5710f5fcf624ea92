package dev.headgate.cli.verb;

import dev.headgate.cli.replay.ReplayOrders;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "cancel",
    description = "Stops a rebuild; nothing that is read changes, and it can be resumed.")
final class ReplayCancel implements Callable<Integer> {

  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--json", description = "for programs")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    var _ = Replay.order(data, json, ReplayOrders::cancel); // it ends cancelled, as was wanted
    return 0;
  }
}
