package dev.headgate.relay.rebuild;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.exit.StandardExit;
import dev.headgate.relay.exit.RelayExit;
import dev.headgate.relay.publish.Republication;
import dev.headgate.relay.repair.Milestone;
import dev.headgate.relay.repair.Pace;
import dev.headgate.relay.repair.Site;
import dev.headgate.relay.repair.Survey;
import dev.headgate.relay.slot.Lsn;
import dev.headgate.relay.snapshot.ExportedSnapshot;
import dev.headgate.relay.snapshot.Finding;
import dev.headgate.relay.snapshot.OutboxReader;
import dev.headgate.relay.topic.EventTopics;
import dev.headgate.relay.topic.PublishedEvent;
import dev.headgate.relay.topic.TopicPass;
import dev.headgate.topic.Topic;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes event topics anew from the outbox. To be run by whoever is the active relay.
public final class TopicRebuild {

  private static final Logger LOG = LoggerFactory.getLogger(TopicRebuild.class);

  private final Site site;
  private final EventTopics topics;

  public TopicRebuild(Site site, EventTopics topics) {
    this.site = site;
    this.topics = topics;
  }

  /// Looks what has to be done, and changes nothing.
  ///
  /// @param asked the topics to rebuild; empty for those preflight would refuse
  /// @throws ProcessFailure when a topic holds what the outbox could not give back
  public Plan plan(Set<String> asked) {
    Survey survey = Survey.take(site, topics);
    survey.refuseAnotherServer();
    if (survey.isUntouched()) {
      LOG.info("nothing was ever published: a relay that is started publishes all");
      return new Plan(survey, new TreeSet<>(), 0);
    }
    Plan plan = new Plan(survey, chosen(asked, survey), 0);
    return plan.isNothing() ? plan : new Plan(survey, plan.topics(), counted(plan));
  }

  private SortedSet<String> chosen(Set<String> asked, Survey survey) {
    Set<String> all =
        site.catalogue().topics().stream().map(Topic::name).collect(Collectors.toSet());
    if (!all.containsAll(asked)) {
      throw new ProcessFailure(
          StandardExit.CONFIGURATION,
          asked + " are not all event topics.",
          "Choose of " + new TreeSet<>(all) + ".");
    }
    if (!asked.isEmpty() && survey.position().isEmpty() && !asked.equals(all)) {
      throw new ProcessFailure(
          RelayExit.POSITION_LOST,
          "There is no position: nothing tells where the other topics stand.",
          "Run it without --topic: it rebuilds all.");
    }
    return asked.isEmpty() ? Damage.of(all, survey) : new TreeSet<>(asked);
  }

  private long counted(Plan plan) {
    Collection<String> types = site.typesOn(plan.topics());
    try (OutboxReader outbox = OutboxReader.open(site.database())) {
      refuseArchived(outbox);
      outbox
          .disordered(types)
          .ifPresent(event -> {
            throw new ProcessFailure(
                RelayExit.LOG_OUT_OF_ORDER,
                "%s is not later than the version before it.".formatted(event),
                "Somebody wrote the outbox past its functions; no order of time is an order of versions then.");
          });
      refuseStrangers(plan, outbox);
      return outbox.count(types);
    }
  }

  private static void refuseArchived(OutboxReader outbox) {
    outbox
        .archivedDays()
        .ifPresent(days -> {
          throw new ProcessFailure(
              RelayExit.EVENTS_ARCHIVED,
              "The outbox lacks days that an archive has: " + days + ".",
              "headgate partitions restore --all brings them back. Then run it again.");
        });
  }

  /// Deleting a topic is for ever: what it alone holds would be gone.
  private void refuseStrangers(Plan plan, OutboxReader outbox) {
    List<TopicPartition> places =
        topics.partitions().stream().filter(p -> plan.topics().contains(p.topic())).toList();
    try (TopicPass pass = new TopicPass(site.kafka())) {
      outbox.compareWith(
          taker -> pass.read(places, record -> PublishedEvent.of(record).ifPresent(taker)));
    }
    Finding strangers = outbox.strangers();
    if (!strangers.isNothing()) {
      throw new ProcessFailure(
          RelayExit.LOG_LACKS_EVENTS,
          "The topics hold events that the outbox lacks: " + strangers + ".",
          "headgate relay reconcile brings them back into the outbox.");
    }
  }

  /// Rebuilds what the plan says; when it returns, a relay may run.
  ///
  /// @param producer holds the relay's transactional id
  public void carryOut(
      Plan plan, Producer<byte[], byte[]> producer, Milestone.Watcher watcher, int part) {
    try (OutboxReader outbox = OutboxReader.open(site.database())) {
      // Before anything is deleted: a slot may have to wait, or not be had at all.
      Lsn floor = snapshot(outbox);
      try (OutboxReader now = OutboxReader.open(site.database())) {
        refuseArchived(now); // a day may have left before the snapshot held the log
      }
      LOG.info("rebuilds {} as they are in the outbox at {}", plan.topics(), floor);
      Set<String> gone = new HashSet<>(plan.topics());
      if (plan.survey().otherPartitions().contains(Topic.RELAY_POSITION.name())) {
        gone.add(Topic.RELAY_POSITION.name());
      }
      topics.delete(gone);
      watcher.reached(Milestone.TOPICS_DELETED);
      topics.create();
      watcher.reached(Milestone.TOPICS_CREATED);
      Republication filling =
          new Republication(
              producer,
              site.catalogue(),
              floor,
              new Republication.Parts(part, () -> watcher.reached(Milestone.PART_PUBLISHED)));
      Pace pace = new Pace("rebuilt", plan.events());
      outbox.events(
          site.typesOn(plan.topics()),
          event -> {
            filling.add(event);
            pace.step();
          });
      watcher.reached(Milestone.ALL_BUT_POSITION);
      filling.finish(tails -> plan.after(floor, topics.ids(), tails));
      pace.finished();
    }
  }

  private Lsn snapshot(OutboxReader outbox) {
    try (ExportedSnapshot snapshot = ExportedSnapshot.ofTemporarySlot(site.database())) {
      outbox.see(snapshot);
      return snapshot.consistentPoint();
    }
  }
}
