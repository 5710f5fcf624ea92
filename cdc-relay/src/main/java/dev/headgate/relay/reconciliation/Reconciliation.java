package dev.headgate.relay.reconciliation;

import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.relay.position.Position;
import dev.headgate.relay.publish.Republication;
import dev.headgate.relay.recreation.SlotRecreation;
import dev.headgate.relay.repair.Milestone;
import dev.headgate.relay.repair.Pace;
import dev.headgate.relay.repair.Site;
import dev.headgate.relay.repair.Survey;
import dev.headgate.relay.slot.Lsn;
import dev.headgate.relay.snapshot.OutboxReader;
import dev.headgate.relay.topic.EventTopics;
import dev.headgate.relay.topic.PublishedEvent;
import dev.headgate.relay.topic.TopicPass;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a copy of the command database up to what the topics hold, and goes on from it. To be run
/// by whoever is the active relay. One object does it once, on one thread.
public final class Reconciliation implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

  private final Site site;
  private final EventTopics topics;
  private final OutboxReader outbox;

  public Reconciliation(Site site, EventTopics topics) {
    this.site = site;
    this.topics = topics;
    this.outbox = OutboxReader.open(site.database());
  }

  /// What is going to be done.
  ///
  /// @param strangers events to put back into the outbox
  /// @param lacking events that the topics lack
  public record Plan(Survey survey, Set<UUID> strangers, long lacking) {

    @Override
    public String toString() {
      return "%d events back into the outbox, %d on to the topics"
          .formatted(strangers.size(), lacking);
    }
  }

  /// Looks what has to be done, and changes nothing.
  ///
  /// @throws dev.headgate.process.exit.ProcessFailure when the histories cannot be made one
  public Plan plan() {
    Survey survey = Survey.take(site, topics);
    try (TopicPass pass = new TopicPass(site.kafka())) {
      LOG.info("reads what the topics hold");
      outbox.compareWith(taker ->
          pass.read(topics.partitions(), record -> PublishedEvent.of(record).ifPresent(taker)));
    }
    History.requireOne(outbox.forks(), outbox.torn());
    return new Plan(survey, outbox.strangerIds(), outbox.countLacking());
  }

  /// Does it; when it returns, a relay may run.
  ///
  /// @param producer holds the relay's transactional id
  /// @param administrator of the command database: may write the log past its functions
  public void carryOut(
      Plan plan,
      PostgresUrl administrator,
      Producer<byte[], byte[]> producer,
      Milestone.Watcher watcher,
      int part) {
    LOG.info("brings {}", plan);
    topics.create(); // one that is lost is published anew from the outbox
    voidPosition(plan.survey(), producer);
    watcher.reached(Milestone.POSITION_VOIDED);
    reimport(
        plan, new Reimport(administrator, part, () -> watcher.reached(Milestone.PART_IMPORTED)));
    try (SlotRecreation recreation = new SlotRecreation(site, topics)) {
      recreation.carryOut(recreation.planOnCopy(), producer, watcher, part);
    }
  }

  /// From the first event that is put back until the new slot, the log holds in its stream what is
  /// on the topics already. A position of no server keeps every relay, and the other repairs, from
  /// it.
  private void voidPosition(Survey survey, Producer<byte[], byte[]> producer) {
    Position.Origin nowhere =
        new Position.Origin("being reconciled", 0, survey.clusterId(), topics.ids());
    new Republication(producer, site.catalogue(), new Lsn(0), new Republication.Parts(1, () -> {}))
        .finish(_ -> new Position(new Lsn(0), Map.of(), nowhere));
  }

  private void reimport(Plan plan, Reimport reimport) {
    Pace pace = new Pace("put back", plan.strangers().size());
    try (reimport;
        TopicPass pass = new TopicPass(site.kafka())) {
      pass.read(
          topics.partitions(),
          record ->
              PublishedEvent.of(record)
                  .filter(event -> plan.strangers().contains(event.event()))
                  .ifPresent(_ -> {
                    reimport.add(History.read(record));
                    pace.step();
                  }));
      reimport.finish();
    }
    pace.finished();
  }

  @Override
  public void close() {
    outbox.close();
  }
}
