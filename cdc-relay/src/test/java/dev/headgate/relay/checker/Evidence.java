package dev.headgate.relay.checker;

import java.util.List;

/// Everything the checker looks at, gathered while nobody writes.
///
/// @param commands what clients were told; they wrote all that is in the log
/// @param topics committed records, in offset order within each partition
/// @param reader what a concurrent `read_committed` reader saw, in the order it saw it
public record Evidence(
    List<Command> commands,
    List<LoggedEvent> log,
    List<PublishedEvent> topics,
    List<PublishedEvent> reader,
    Standing standing) {}
