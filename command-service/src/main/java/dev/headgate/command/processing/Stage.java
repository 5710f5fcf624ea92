package dev.headgate.command.processing;

import java.util.Locale;

/// How far a processor is with an event. From `completed` nothing leads away; every other change
/// may happen: a worker may die while it is `processing`, and its successor begins again.
enum Stage {
  PROCESSING,
  COMPLETED,
  FAILED;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
