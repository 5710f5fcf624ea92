package dev.headgate.verification;

import dev.headgate.verification.database.Session;
import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.IdRange;
import dev.headgate.verification.evidence.LoggedEvent;
import dev.headgate.verification.evidence.PublishedEvent;
import dev.headgate.verification.fold.PastEvent;
import dev.headgate.verification.log.CommandLog;
import dev.headgate.verification.log.Histories;
import dev.headgate.verification.readmodel.ReadModel;
import dev.headgate.verification.topic.TopicScan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Gathers whole evidence of a pipeline that is quiet and small enough for it.
public final class EvidenceReader {

  private static final IdRange ALL = IdRange.since(Instant.EPOCH);

  private EvidenceReader() {}

  /// Everything of one tenant. What is still under way shows as findings.
  public static Evidence read(Faces faces, UUID tenant) {
    try (Session command = Session.reading(faces.commandDatabase());
        Session read = Session.reading(faces.readDatabase())) {
      CommandLog commandLog = new CommandLog(command);
      ReadModel readModel = new ReadModel(read);
      List<LoggedEvent> log = commandLog.events(ALL, tenant);
      Set<Aggregate> aggregates =
          log.stream().map(LoggedEvent::aggregate).collect(Collectors.toSet());
      return new Evidence(
          log,
          topics(faces.kafka()).stream()
              .filter(it -> it.aggregate().tenant().equals(tenant))
              .toList(),
          readModel.audit(ALL, tenant),
          histories(commandLog, aggregates),
          readModel.rows(aggregates));
    }
  }

  private static Map<Aggregate, List<PastEvent>> histories(
      CommandLog log, Set<Aggregate> aggregates) {
    Map<Aggregate, List<PastEvent>> histories = new LinkedHashMap<>();
    new Histories(log)
        .read(
            aggregates,
            Instant.EPOCH,
            (aggregate, event) ->
                histories.computeIfAbsent(aggregate, _ -> new ArrayList<>()).add(event));
    return histories;
  }

  /// The whole outbox.
  ///
  /// @param url as `psql` takes it, of a role that sees all tenants
  public static List<LoggedEvent> log(String url) {
    try (Session session = Session.reading(url)) {
      return new CommandLog(session).events(ALL, null);
    }
  }

  /// Every committed record of the event topics.
  ///
  /// @throws IllegalStateException when one of them is no event
  public static List<PublishedEvent> topics(String bootstrapServers) {
    try (TopicScan scan = TopicScan.of(bootstrapServers, ALL)) {
      TopicScan.Slice slice = scan.take(ALL, Set.of());
      List<Finding> strangers = slice.strangers();
      if (!strangers.isEmpty()) {
        throw new IllegalStateException(strangers.toString());
      }
      return slice.inOrder();
    }
  }
}
