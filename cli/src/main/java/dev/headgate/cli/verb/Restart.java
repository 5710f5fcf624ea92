package dev.headgate.cli.verb;

import dev.headgate.cli.stack.ServiceName;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "restart", description = "Ends one service and starts it again.")
final class Restart implements Callable<Integer> {

  @Mixin private final DataOption data = new DataOption();

  @Parameters(paramLabel = "SERVICE", description = "one of those status lists")
  private String service = "";

  @Override
  public Integer call() {
    String label = ServiceName.named(service).label();
    data.supervisor().obey("restart " + label);
    return 0;
  }
}
