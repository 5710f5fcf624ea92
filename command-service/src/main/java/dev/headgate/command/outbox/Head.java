package dev.headgate.command.outbox;

/// An aggregate as it was read.
///
/// @param version 0 when it does not exist
/// @param <S> states
public record Head<S>(String id, long version, S state) {}
