package dev.headgate.relay;

import dev.headgate.verification.Checker;
import dev.headgate.verification.EvidenceReader;
import dev.headgate.verification.database.Session;
import dev.headgate.verification.evidence.Command;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.LoggedEvent;
import dev.headgate.verification.evidence.PublishedEvent;
import dev.headgate.verification.log.Acknowledgements;
import dev.headgate.verification.progress.Broker;
import dev.headgate.verification.progress.OpenTransactions;
import dev.headgate.verification.progress.RelayProgress;
import dev.headgate.verification.progress.Standstill;
import dev.headgate.verification.topic.SteadyReader;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// What the checker says of a relay's work: I1 to I7 and I13, while nobody writes.
record Verdict(Pipeline pipeline) {

  /// The ids in the outbox.
  List<UUID> ids() {
    return log().stream().map(LoggedEvent::id).toList();
  }

  private List<LoggedEvent> log() {
    return EvidenceReader.log(database());
  }

  private String database() {
    return pipeline.postgres().url("headgate_command");
  }

  /// @param commands what the clients know; they wrote all that is in the log
  /// @param reader what a concurrent reader saw, in the order it saw it
  List<Finding> of(List<Command> commands, List<PublishedEvent> reader)
      throws InterruptedException {
    List<LoggedEvent> log = log();
    List<PublishedEvent> topics = EvidenceReader.topics(pipeline.kafka());
    return Stream.of(
            Acknowledgements.check(commands, log),
            Checker.check(log, topics),
            SteadyReader.check(topics, reader),
            standstill())
        .flatMap(List::stream)
        .toList();
  }

  private List<Finding> standstill() throws InterruptedException {
    try (Session session = Session.reading(database());
        Broker broker = new Broker(pipeline.kafka())) {
      OpenTransactions open = OpenTransactions.lookAt(broker);
      return Standstill.check(
          Standstill.standing(new RelayProgress(session, "headgate"), broker, open.hanging()));
    }
  }
}
