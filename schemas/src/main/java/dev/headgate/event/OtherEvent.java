package dev.headgate.event;

/// An event of a type that has no record here: its schema alone says what its data is.
///
/// @param data the JSON text, as it travels
public record OtherEvent(EventType type, String data) implements Event {}
