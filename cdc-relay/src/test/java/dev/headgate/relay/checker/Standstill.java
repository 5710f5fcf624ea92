package dev.headgate.relay.checker;

import java.util.ArrayList;
import java.util.List;

/// I13: the slot is not ahead of the topics, does not keep the log from being removed, and no
/// transaction is open on the broker.
final class Standstill {

  private static final long BOUND = 256L << 20;

  private Standstill() {}

  static List<Finding> check(Standing standing) {
    List<Finding> findings = new ArrayList<>();
    if (Long.compareUnsigned(standing.confirmedFlush(), standing.position()) > 0) {
      findings.add(new Finding("I13", "the slot is ahead of the topics: " + standing));
    }
    if (standing.retainedBytes() > BOUND) {
      findings.add(new Finding("I13", "the slot keeps the log: " + standing));
    }
    if (!standing.openTransactions().isEmpty()) {
      findings.add(new Finding("I13", "a transaction is open: " + standing));
    }
    return findings;
  }
}
