package dev.headgate.process.exit;

/// A named reason to end. Each service has an enum of them; names are stable, since operators alert
/// on them.
public interface ExitCode {

  /// The constant's name, e.g. `SLOT_MISSING`.
  String name();

  /// The process's exit status, 1 to 125.
  int code();

  /// What it means, in a sentence.
  String reason();
}
