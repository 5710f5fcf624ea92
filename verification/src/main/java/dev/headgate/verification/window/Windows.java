package dev.headgate.verification.window;

import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.IdRange;
import dev.headgate.verification.letter.OrderBook;
import dev.headgate.verification.log.CommandLog;
import dev.headgate.verification.log.Heads;
import dev.headgate.verification.progress.Settlement;
import dev.headgate.verification.readmodel.ReadModel;
import dev.headgate.verification.topic.TopicScan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// One window after the other, from where a run stands to the end of the log. Confined to one
/// thread.
public final class Windows {

  private static final int EVENTS = 20_000;

  private final CommandLog log;
  private final ReadModel readModel;
  private final String kafka;
  private final OrderBook orders;
  private final Settlement settlement;

  public Windows(CommandLog log, ReadModel readModel, String kafka, Settlement settlement) {
    this.log = log;
    this.readModel = readModel;
    this.kafka = kafka;
    this.orders = OrderBook.read(kafka);
    this.settlement = settlement;
  }

  /// Goes through the rest of a course, and keeps it after each window.
  ///
  /// @param seen is told how far it is
  /// @return the course at its end, with everything that was found
  public Course run(Course from, Path file, Consumer<Course> seen) throws InterruptedException {
    IdRange rest = from.rest();
    Findings findings = new Findings();
    findings.addAll(from.findings());
    Course course = from;
    try (TopicScan topics = TopicScan.of(kafka, rest)) {
      WindowCheck check =
          new WindowCheck(
              new Sides(log, topics, topics.layout(log.topicsOfTypes()), readModel, orders),
              settlement);
      while (true) {
        Optional<UUID> boundary = log.boundary(rest, EVENTS);
        WindowCheck.Outcome outcome = check.check(boundary.map(rest::endingBelow).orElse(rest));
        findings.addAll(outcome.findings());
        outcome.late().forEach(findings::addLate);
        course =
            course.after(
                boundary.orElse(rest.below()),
                new Course.Seen(1, outcome.events(), outcome.inParts()),
                findings.kept());
        seen.accept(course);
        if (boundary.isEmpty()) {
          findings.addAll(topics.again());
          break;
        }
        course.save(file);
        rest = rest.startingAt(boundary.get());
      }
    }
    findings.addAll(whole(from.since()));
    return course.with(findings.kept());
  }

  /// What no window shows, because nothing of it is in the log.
  private List<Finding> whole(Instant since) {
    List<Finding> findings =
        new ArrayList<>(new RowCheck(log, readModel, orders, settlement).fromNowhere(since));
    if (since.equals(Instant.EPOCH)) {
      findings.addAll(Heads.withoutEvents(log));
    }
    return findings;
  }
}
