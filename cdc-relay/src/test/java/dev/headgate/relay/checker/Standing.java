package dev.headgate.relay.checker;

import java.util.List;

/// How far both sides say they are.
///
/// @param confirmedFlush of the slot, read before the position
/// @param position Y of the position topic
/// @param retainedBytes of log the slot keeps the server from removing
/// @param openTransactions the relay's on the broker
public record Standing(
    long confirmedFlush, long position, long retainedBytes, List<String> openTransactions) {}
