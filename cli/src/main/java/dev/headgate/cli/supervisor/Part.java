package dev.headgate.cli.supervisor;

import dev.headgate.cli.stack.ServiceName;
import dev.headgate.embedded.child.ChildProcess;
import java.util.Set;

/// A way to run one service.
interface Part {

  ServiceName name();

  /// What must be up before the first start.
  Set<ServiceName> after();

  /// Starts the process anew.
  ///
  /// @param restarts how its predecessors ended
  /// @throws RuntimeException when it cannot be started; the first line of the message says why
  ChildProcess launch(Restarts restarts);

  /// Whether the process serves. Called often; answers within a second.
  boolean isReady();

  /// Whether a process that was up still makes progress. Asked every ten seconds; answers within
  /// five.
  default boolean isAlive() {
    return true; // a server says so by not ending
  }

  /// The signal that ends the process in order.
  String endSignal();
}
