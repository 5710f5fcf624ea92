package dev.headgate.relay;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.exit.Termination;
import dev.headgate.relay.exit.RelayExit;
import dev.headgate.relay.lock.ActiveRelay;
import dev.headgate.relay.transaction.BrokenStream;
import org.jspecify.annotations.Nullable;

/// Gives the end of the relay its name. Thread-safe; the first reason wins.
///
/// @param active asked before anything else is blamed: when another relay took over, the engine,
///   the heartbeat and the producer fail as well, in any order
record Ending(ActiveRelay active, Termination termination) {

  void fail(ProcessFailure why) {
    termination.fail(active.lost().orElse(why));
  }

  /// @param error what ended the engine; null after a close
  void engineEnded(@Nullable Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProcessFailure failure) {
        termination.fail(failure);
        return;
      }
      if (cause instanceof BrokenStream broken) {
        termination.fail(
            new ProcessFailure(
                RelayExit.STREAM_BROKEN,
                "Nothing of it was published: " + broken.getMessage() + ".",
                "The supervisor starts the relay again, which reads it anew; report it if it repeats.",
                broken));
        return;
      }
    }
    fail(
        new ProcessFailure(
            RelayExit.ENGINE_ENDED,
            "The engine ended: " + (error == null ? "without an error" : error.getMessage()),
            "See that the command database is up; the supervisor starts the relay again.",
            error));
  }
}
