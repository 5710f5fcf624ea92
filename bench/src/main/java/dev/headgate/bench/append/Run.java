package dev.headgate.bench.append;

/// What one contender did in one round.
///
/// @param milliseconds of a request, on average
record Run(double eventsPerSecond, double milliseconds) {}
