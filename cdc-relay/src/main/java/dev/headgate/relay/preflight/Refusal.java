package dev.headgate.relay.preflight;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.relay.exit.RelayExit;

/// Why the relay does not run.
///
/// @param message what is wrong, and what going on would have cost
/// @param remedy the command that repairs it
public record Refusal(RelayExit code, String message, String remedy) {

  public ProcessFailure failure() {
    return new ProcessFailure(code, message, remedy);
  }
}
