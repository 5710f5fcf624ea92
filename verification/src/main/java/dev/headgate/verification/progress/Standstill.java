package dev.headgate.verification.progress;

import dev.headgate.verification.evidence.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// I13: the slot is not ahead of the topics, does not keep the log from being removed, and no
/// transaction stays open on the broker.
public final class Standstill {

  private static final long BOUND = 256L << 20;

  private Standstill() {}

  /// How far both sides say they are.
  ///
  /// @param confirmedFlush of the slot, read before the position
  /// @param position Y of the position topic
  /// @param retainedBytes of log the slot keeps the server from removing
  /// @param openTransactions that did not go away while they were looked at
  public record Standing(
      long confirmedFlush, long position, long retainedBytes, List<String> openTransactions) {}

  /// What both sides say now; the slot is asked before the topic, since both only grow.
  public static Standing standing(
      RelayProgress relay, Broker broker, List<String> openTransactions) {
    RelayProgress.Slot slot = relay.slot().orElse(new RelayProgress.Slot(0, Long.MAX_VALUE));
    OptionalLong position = broker.position();
    return new Standing(
        slot.confirmed(), position.orElse(slot.confirmed()), slot.retained(), openTransactions);
  }

  public static List<Finding> check(Standing standing) {
    List<Finding> findings = new ArrayList<>();
    if (Long.compareUnsigned(standing.confirmedFlush(), standing.position()) > 0) {
      findings.add(Finding.of("I13", "the slot is ahead of the topics: " + standing));
    }
    if (standing.retainedBytes() == Long.MAX_VALUE) {
      findings.add(Finding.of("I13", "there is no slot; headgate relay recreate-slot makes one"));
    } else if (standing.retainedBytes() > BOUND) {
      findings.add(Finding.of("I13", "the slot keeps the log: " + standing));
    }
    if (!standing.openTransactions().isEmpty()) {
      findings.add(Finding.of("I13", "a transaction is open: " + standing));
    }
    return findings;
  }
}
