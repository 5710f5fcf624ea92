package dev.headgate.cli.control;

import dev.headgate.cli.stack.ServiceName;

/// What a supervisor does when it is told to. Thread-safe; returns when it is done.
public interface Controls {

  StackStatus status();

  void stop(ServiceName service);

  void start(ServiceName service);

  /// Begins to end the stack; the supervisor's lock is free when it has ended.
  void down();
}
