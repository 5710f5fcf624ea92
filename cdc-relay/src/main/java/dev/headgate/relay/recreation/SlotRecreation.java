package dev.headgate.relay.recreation;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.relay.position.Position;
import dev.headgate.relay.publish.Republication;
import dev.headgate.relay.repair.Milestone;
import dev.headgate.relay.repair.Pace;
import dev.headgate.relay.repair.Site;
import dev.headgate.relay.repair.Survey;
import dev.headgate.relay.slot.Lsn;
import dev.headgate.relay.slot.SlotRemoval;
import dev.headgate.relay.snapshot.ExportedSnapshot;
import dev.headgate.relay.snapshot.OutboxReader;
import dev.headgate.relay.topic.EventTopics;
import dev.headgate.relay.topic.PublishedEvent;
import dev.headgate.relay.topic.TopicPass;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the slot anew and publishes what the topics lack. To be run by whoever is the active
/// relay. One object does it once, on one thread.
public final class SlotRecreation implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SlotRecreation.class);

  private final Site site;
  private final EventTopics topics;
  private final OutboxReader outbox;

  public SlotRecreation(Site site, EventTopics topics) {
    this.site = site;
    this.topics = topics;
    this.outbox = OutboxReader.open(site.database());
  }

  /// What is going to be done.
  ///
  /// @param lacking how many events the topics lack now; more may come
  public record Plan(Survey survey, long lacking) {}

  /// Looks what has to be done, and changes nothing.
  ///
  /// @throws ProcessFailure when the topics are not fit to be continued
  public Plan plan() {
    Survey survey = Survey.take(site, topics);
    survey.refuseAnotherServer();
    return plan(survey);
  }

  /// Likewise on a copy of the server, which has all that the topics have.
  public Plan planOnCopy() {
    return plan(Survey.take(site, topics));
  }

  private Plan plan(Survey survey) {
    Fitness.require(survey, site);
    try (TopicPass pass = new TopicPass(site.kafka())) {
      LOG.info("reads what the topics hold");
      outbox.compareWith(taker ->
          pass.read(topics.partitions(), record -> PublishedEvent.of(record).ifPresent(taker)));
    }
    Fitness.require(outbox.strangers(), outbox.torn());
    return new Plan(survey, outbox.countLacking());
  }

  /// Does it; when it returns, a relay may run.
  ///
  /// @param producer holds the relay's transactional id
  public void carryOut(
      Plan plan, Producer<byte[], byte[]> producer, Milestone.Watcher watcher, int part) {
    SlotRemoval.of(site.database(), site.slot());
    watcher.reached(Milestone.SLOT_DROPPED);
    Lsn point = snapshot();
    watcher.reached(Milestone.SLOT_CREATED);
    LOG.info("the new slot begins at {}", point);
    Republication publication =
        new Republication(
            producer,
            site.catalogue(),
            point,
            new Republication.Parts(part, () -> watcher.reached(Milestone.PART_PUBLISHED)));
    Pace pace = new Pace("published", plan.lacking());
    outbox.lacking(event -> {
      publication.add(event);
      pace.step();
    });
    watcher.reached(Milestone.ALL_BUT_POSITION);
    publication.finish(tails -> position(plan.survey(), point, tails));
    pace.finished();
  }

  private Lsn snapshot() {
    try (ExportedSnapshot snapshot = ExportedSnapshot.ofNewSlot(site.database(), site.slot())) {
      outbox.see(snapshot);
      return snapshot.consistentPoint();
    }
  }

  /// All topics stand at the slot's beginning, so none has a floor.
  private static Position position(Survey survey, Lsn point, Map<String, UUID> written) {
    Map<String, UUID> tails = new HashMap<>();
    survey.tails().forEach((place, id) -> tails.put(place, UUID.fromString(id)));
    tails.putAll(written);
    return new Position(point, tails, survey.originWith(survey.topicIds()));
  }

  @Override
  public void close() {
    outbox.close();
  }
}
