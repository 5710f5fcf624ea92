package dev.headgate.cli.verb;

import java.time.Duration;
import picocli.CommandLine.Option;

/// How long an order is followed.
final class WaitOption {

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "how long to see what becomes of the letters (default: ${DEFAULT-VALUE})")
  private int seconds = 10;

  Duration patience() {
    return Duration.ofSeconds(seconds);
  }
}
