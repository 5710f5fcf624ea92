package dev.headgate.event;

/// A committed fact without its envelope. It never changes; a correction is another event. A new
/// kind of event is a compile error in every switch that must know it.
public sealed interface Event permits UserEvent, SessionEvent, ApiKeyEvent, AuditEvent, OtherEvent {

  /// The wire name and schema version this event is written with.
  EventType type();
}
