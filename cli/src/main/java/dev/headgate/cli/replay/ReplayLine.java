package dev.headgate.cli.replay;

import java.time.Duration;
import java.util.Locale;

/// A rebuild in one line, narrow enough for any terminal.
final class ReplayLine {

  private static final int WIDTH = 20;

  private ReplayLine() {}

  static String of(GenerationReport report, Pacing pacing) {
    GenerationReport.Progress progress = report.progress();
    long done = Math.min(progress.sourceDone(), progress.sourceEnd());
    double part = progress.sourceEnd() == 0 ? 0 : (double) done / progress.sourceEnd();
    int full = (int) (part * WIDTH);
    String line =
        String.format(
            Locale.ROOT,
            "g%d %-9s %s%s %3.0f %% %,.0f/s",
            report.generation(),
            report.state(),
            "■".repeat(full),
            "·".repeat(WIDTH - full),
            Math.floor(part * 100),
            pacing.rate());
    return pacing.remaining(progress.sourceEnd() - done).map(eta -> line + eta(eta)).orElse(line);
  }

  private static String eta(Duration eta) {
    return eta.isZero() ? "" : " ETA %d:%02d".formatted(eta.toMinutes(), eta.toSecondsPart());
  }
}
