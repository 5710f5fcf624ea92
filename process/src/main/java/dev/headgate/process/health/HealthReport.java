package dev.headgate.process.health;

import java.util.Map;

/// What a process says of itself at one moment.
///
/// @param live whether it makes progress; a process that does not should be killed
/// @param ready whether it can do its work now
/// @param details the body of `/health`, in the order it is shown; values are what JSON can hold
public record HealthReport(boolean live, boolean ready, Map<String, Object> details) {}
