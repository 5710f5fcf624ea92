package dev.headgate.relay.checker;

/// One broken promise.
///
/// @param assertion its number in the fault catalogue, e.g. `I3`
/// @param message what is wrong, with the ids to look it up by
public record Finding(String assertion, String message) {}
