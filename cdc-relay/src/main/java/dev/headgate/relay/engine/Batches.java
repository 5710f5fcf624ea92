package dev.headgate.relay.engine;

import dev.headgate.relay.transaction.Change;
import java.util.List;

/// Takes what the engine hands over, on the engine's thread.
@FunctionalInterface
public interface Batches {

  /// Returns when everything complete in it is on the topics. Whatever it throws ends the engine.
  void accept(List<Change> changes);
}
