package dev.headgate.relay.publish;

/// The moments between which a crash makes a difference. Production passes them by; tests end the
/// process there.
public enum CrashPoint {
  BEFORE_SEND,
  AFTER_SEND,
  INSIDE_COMMIT,
  AFTER_COMMIT,
  AFTER_PROMOTION;

  /// Told when a moment is reached.
  @FunctionalInterface
  public interface Watcher {
    void reached(CrashPoint point);
  }
}
