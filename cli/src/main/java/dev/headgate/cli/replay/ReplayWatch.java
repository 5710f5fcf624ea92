package dev.headgate.cli.replay;

import java.io.PrintStream;
import java.util.Objects;

/// Follows a generation until it settles. Ending the watch ends nothing else.
public final class ReplayWatch {

  private final ReplayOrders orders;
  private final PrintStream out;
  private final boolean moving;
  private final Pacing pacing = new Pacing();
  private String told = "";

  /// @param moving whether a line may be drawn over
  public ReplayWatch(ReplayOrders orders, PrintStream out, boolean moving) {
    this.orders = orders;
    this.out = out;
    this.moving = moving;
  }

  public GenerationReport follow(int generation) throws InterruptedException {
    GenerationReport report = look(generation);
    while (!report.isSettled()) {
      tell(report);
      Thread.sleep(moving ? 250 : 1000);
      report = look(generation);
    }
    out.print(moving ? "\r\033[K" : "");
    return report;
  }

  private GenerationReport look(int generation) {
    GenerationReport report =
        orders.reports().stream()
            .filter(one -> one.generation() == generation)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("generation " + generation + " is gone"));
    pacing.observe(System.nanoTime(), report.progress().sourceDone());
    return report;
  }

  private void tell(GenerationReport report) {
    String line = ReplayLine.of(report, pacing);
    if (moving) {
      out.print("\r\033[K" + line);
    } else if (!Objects.equals(told, line)) {
      out.println(line);
    }
    told = line;
  }
}
