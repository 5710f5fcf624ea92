package dev.headgate.cli.verb;

import dev.headgate.cli.control.Json;
import dev.headgate.cli.replay.GenerationReport;
import dev.headgate.cli.replay.ReplayOrders;
import dev.headgate.cli.replay.ReportText;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "status", description = "Lists every generation and what is done with it.")
final class ReplayStatus implements Callable<Integer> {

  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--json", description = "for programs")
  private boolean json;

  @Override
  public Integer call() {
    try (ReplayOrders orders = Replay.open(data)) {
      List<GenerationReport> reports = orders.reports();
      if (json) {
        System.out.println(Json.pretty(reports));
      } else {
        reports.forEach(report -> System.out.println(ReportText.of(report)));
      }
      return 0;
    }
  }
}
