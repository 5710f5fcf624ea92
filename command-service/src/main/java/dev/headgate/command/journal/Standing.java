package dev.headgate.command.journal;

import dev.headgate.command.outbox.Transaction;
import dev.headgate.command.problem.CommandProblem;
import dev.headgate.command.proposal.Finding;
import dev.headgate.command.proposal.Findings;
import dev.headgate.command.proposal.Proposal;
import dev.headgate.event.AggregateId;
import dev.headgate.process.problem.StandardProblem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/// What the log says of proposals: whether their aggregates are where they expect them, one after
/// the other, and whether their ids are of this time. Without locks: the append compares again.
final class Standing {

  private static final ClasspathSqlLocator SQL = ClasspathSqlLocator.removingComments();

  /// As far as an id that is brought along may be from the database's clock.
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final Transaction transaction;

  Standing(Transaction transaction) {
    this.transaction = transaction;
  }

  /// Whether there is anything to be asked about one.
  static boolean minds(Proposal proposal) {
    return proposal.expectedVersion() != null || proposal.links().eventId() != null;
  }

  void check(List<Proposal> proposals, Findings findings) {
    Map<AggregateId, Long> versions = versions(proposals);
    for (Proposal proposal : proposals) {
      checkAge(proposal, findings);
      Long found = versions.get(proposal.aggregate());
      if (found != null) {
        checkVersion(proposal, found, findings);
        versions.put(proposal.aggregate(), found + 1);
      }
    }
  }

  private static void checkVersion(Proposal proposal, long found, Findings findings) {
    Long expected = proposal.expectedVersion();
    if (expected != null && expected != found) {
      boolean isOwnAggregate = proposal.links().eventId() != null;
      findings.add(
          Finding.at(
              proposal.place(),
              isOwnAggregate ? "aggregate_id" : "expected_version",
              CommandProblem.VERSION_CONFLICT,
              isOwnAggregate
                  ? "an event with this id is in the log"
                  : "the aggregate would be at version %d then".formatted(found)));
    }
  }

  private void checkAge(Proposal proposal, Findings findings) {
    UUID id = proposal.links().eventId();
    if (id == null) {
      return;
    }
    long age = transaction.began().toEpochMilli() - (id.getMostSignificantBits() >>> 16);
    if (Math.abs(age) > FRESH.toMillis()) {
      findings.add(
          Finding.at(
              proposal.place(),
              "aggregate_id",
              StandardProblem.INVALID_FIELDS,
              "must be a UUIDv7 of the last five minutes"));
    }
  }

  /// Of the aggregates whose version anybody minds; 0 where there is none yet.
  private Map<AggregateId, Long> versions(List<Proposal> proposals) {
    Map<AggregateId, Long> versions = new HashMap<>();
    proposals.stream()
        .filter(proposal -> proposal.expectedVersion() != null)
        .forEach(proposal -> versions.put(proposal.aggregate(), 0L));
    if (versions.isEmpty()) {
      return versions;
    }
    List<AggregateId> wanted = List.copyOf(versions.keySet());
    transaction
        .handle()
        .createQuery(SQL.locate(Standing.class, "versions"))
        .bindArray("types", String.class, wanted.stream().map(AggregateId::type).toList())
        .bindArray("ids", String.class, wanted.stream().map(AggregateId::id).toList())
        .map((row, _) ->
            Map.entry(
                new AggregateId(
                    transaction.tenant(),
                    row.getString("aggregate_type"),
                    row.getString("aggregate_id")),
                row.getLong("version")))
        .forEach(found -> versions.put(found.getKey(), found.getValue()));
    return versions;
  }
}
