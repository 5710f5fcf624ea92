package dev.headgate.embedded.kafka;

/// How a broker ends.
///
/// @param signal sent to its process
/// @param then done when it is gone
record Ending(String signal, Runnable then) {}
