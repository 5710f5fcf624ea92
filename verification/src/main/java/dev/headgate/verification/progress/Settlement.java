package dev.headgate.verification.progress;

import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.PublishedEvent;
import dev.headgate.verification.log.CommandLog;
import dev.headgate.verification.topic.EventRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;

/// The moment from which on everything that was committed before it has to be everywhere: what is
/// looked for later and not there is lost, and not on its way.
///
/// @param settled transactions below it are on the topics
/// @param isProjected whether all that was on the topics then has reached the read database
/// @param audited how far `auth_events` reaches in each partition
/// @param findings of parts that did not get there in time
public record Settlement(
    long settled, boolean isProjected, Map<TopicPartition, Long> audited, List<Finding> findings) {

  private static final String AUDIT = "audit";

  /// Whom to ask.
  public record Parts(CommandLog log, RelayProgress relay, Broker broker, Sinks sinks) {}

  /// Waits for it.
  ///
  /// @param patience for each of the two stations on the way
  public static Settlement await(Parts parts, Duration patience) throws InterruptedException {
    long asked = parts.log().snapshot().xmin();
    boolean isPublished =
        within(patience, () -> parts.relay().published().publishedBelow() >= asked);
    RelayProgress.Published published = parts.relay().published();
    Map<TopicPartition, Long> events = parts.broker().ends(EventRecords::isEventTopic);
    boolean isProjected = within(patience, new Projected(parts, events));
    List<Finding> findings = new ArrayList<>();
    if (!isPublished) {
      findings.add(
          Finding.of(
              "I3",
              "the relay has not published %d events within %d s: see headgate status"
                  .formatted(published.pending(), patience.toSeconds())));
    }
    if (!isProjected) {
      findings.addAll(behind(parts, events));
    }
    return new Settlement(
        isPublished ? asked : Math.min(asked, published.publishedBelow()),
        isProjected,
        audited(parts.sinks().positions()),
        List.copyOf(findings));
  }

  private static List<Finding> behind(Parts parts, Map<TopicPartition, Long> events) {
    Map<TopicPartition, Long> ends = new HashMap<>(events);
    ends.putAll(parts.broker().ends(new Shown(parts.sinks().generations())::isState));
    List<Finding> findings = Sinks.check(parts.sinks().positions(), ends);
    return findings.isEmpty()
        ? List.of(Finding.of("I10", "the fold has not read the event topics to their ends"))
        : findings;
  }

  private static Map<TopicPartition, Long> audited(List<Sinks.Position> positions) {
    Map<TopicPartition, Long> audited = new HashMap<>();
    positions.stream()
        .filter(it -> it.sink().equals(AUDIT))
        .forEach(it -> audited.put(it.partition(), it.next()));
    return audited;
  }

  /// Whether the record has to be in `auth_events`.
  public boolean isAudited(PublishedEvent event) {
    PublishedEvent.Place place = event.place();
    return place.offset()
        < audited.getOrDefault(new TopicPartition(place.topic(), place.partition()), 0L);
  }

  private static boolean within(Duration patience, BooleanSupplier reached)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    boolean isReached = reached.getAsBoolean();
    while (!isReached && System.nanoTime() < end) {
      Thread.sleep(100);
      isReached = reached.getAsBoolean();
    }
    return isReached;
  }
}
