package dev.headgate.relay.checker;

import java.util.List;
import java.util.stream.Stream;

/// Applies every assertion to the evidence. Pure; an empty answer means that all of them hold.
public final class Checker {

  private Checker() {}

  /// Returns what is broken, in the order of the assertions.
  public static List<Finding> check(Evidence evidence) {
    return Stream.of(
            Acknowledgements.check(evidence.commands(), evidence.log()),
            DenseVersions.check(evidence.log()),
            Delivery.check(evidence.log(), evidence.topics()),
            TopicOrder.check(evidence.topics()),
            WholeTransactions.check(evidence.log(), evidence.topics()),
            SteadyReader.check(evidence.topics(), evidence.reader()),
            Checksums.check(evidence.log(), evidence.topics()),
            Standstill.check(evidence.standing()))
        .flatMap(List::stream)
        .toList();
  }
}
