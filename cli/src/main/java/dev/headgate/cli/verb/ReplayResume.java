package dev.headgate.cli.verb;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "resume",
    description =
        "Goes on with a rebuild that was cancelled, failed or differs, or watches the one under way.")
final class ReplayResume implements Callable<Integer> {

  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--throttle", paramLabel = "N/s", description = "events a second at most")
  private @Nullable String throttle;

  @Option(
      names = "--accept-differences",
      description = "has it read although it differs; that is put on record")
  private boolean acceptDifferences;

  @Option(names = "--json", description = "for programs")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    Integer limit = Replay.perSecond(throttle);
    return Replay.order(
        data,
        json,
        orders ->
            acceptDifferences
                ? orders.acceptDifferences()
                : orders.underWay().orElseGet(() -> orders.resume(limit)));
  }
}
