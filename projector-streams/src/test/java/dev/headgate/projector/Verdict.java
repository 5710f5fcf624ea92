package dev.headgate.projector;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.headgate.event.Envelope;
import dev.headgate.verification.Checker;
import dev.headgate.verification.Evidence;
import dev.headgate.verification.EvidenceReader;
import dev.headgate.verification.database.Session;
import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.Facts;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.IdRange;
import dev.headgate.verification.evidence.LoggedEvent;
import dev.headgate.verification.fold.PastEvent;
import dev.headgate.verification.readmodel.ReadModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the checker of `headgate verify` says of published events and what became of them, while
/// nobody publishes: I2 to I5 and I7 to I9. What was published stands for the log.
///
/// @param readDatabase as its administrator opens it
public record Verdict(String kafka, String readDatabase) {

  /// What is wrong; nothing where all is well.
  ///
  /// @param transactions each one's events
  public List<Finding> of(List<List<Envelope>> transactions) {
    List<Envelope> events = transactions.stream().flatMap(List::stream).toList();
    Map<Aggregate, List<PastEvent>> histories =
        events.stream().collect(groupingBy(Verdict::aggregate, mapping(Verdict::past, toList())));
    try (Session session = Session.reading(readDatabase)) {
      ReadModel shown = new ReadModel(session);
      return Checker.check(
          new Evidence(
              logged(transactions),
              EvidenceReader.topics(kafka),
              shown.audit(IdRange.since(Instant.EPOCH), null),
              histories,
              shown.rows(histories.keySet())));
    }
  }

  private static List<LoggedEvent> logged(List<List<Envelope>> transactions) {
    List<LoggedEvent> log = new ArrayList<>();
    for (int number = 0; number < transactions.size(); number++) {
      for (Envelope event : transactions.get(number)) {
        log.add(new LoggedEvent(facts(event), number));
      }
    }
    return log;
  }

  private static Facts facts(Envelope event) {
    String checksum = event.payload().checksum();
    return new Facts(
        event.identity().eventId(),
        aggregate(event),
        event.aggregateVersion(),
        event.type().name(),
        new Facts.Proof(checksum, checksum));
  }

  private static Aggregate aggregate(Envelope event) {
    return new Aggregate(
        event.aggregate().tenant().value(), event.aggregate().type(), event.aggregate().id());
  }

  private static PastEvent past(Envelope event) {
    return new PastEvent(
        event.identity().eventId(),
        event.aggregateVersion(),
        event.type().name(),
        event.payload().data(),
        event.identity().occurredAt());
  }
}
