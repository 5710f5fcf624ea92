package dev.headgate.cli.archive;

/// What a day holds.
///
/// @param checksum of its lines in their order; see [Chain]
public record Contents(long events, String checksum) {}
