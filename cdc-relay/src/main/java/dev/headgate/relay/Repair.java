package dev.headgate.relay;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.process.environment.Environment;
import dev.headgate.process.exit.Exit;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.exit.StandardExit;
import dev.headgate.process.exit.Termination;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.relay.exit.RelayExit;
import dev.headgate.relay.lock.ActiveRelay;
import dev.headgate.relay.rebuild.Plan;
import dev.headgate.relay.rebuild.TopicRebuild;
import dev.headgate.relay.reconciliation.Reconciliation;
import dev.headgate.relay.recreation.SlotRecreation;
import dev.headgate.relay.repair.Milestone;
import dev.headgate.relay.repair.Site;
import dev.headgate.relay.topic.EventTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Repairs what preflight refuses, in place of the relay and with its configuration.
///
/// `rebuild-topics [--topic T]... [--dry-run]` · `recreate-slot [--dry-run]` · `reconcile
/// [--dry-run]`, for which `HEADGATE_MIGRATION_DATABASE_URL` names the administrator
public final class Repair {

  private static final Logger LOG = LoggerFactory.getLogger(Repair.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Site site;
  private final Configuration configuration;
  private final Optional<PostgresUrl> administrator;
  private final Course course;

  private Repair(
      Configuration configuration,
      Catalogue catalogue,
      Optional<PostgresUrl> administrator,
      Course course) {
    this.configuration = configuration;
    this.administrator = administrator;
    this.course = course;
    this.site =
        new Site(configuration.database(), configuration.slot(), configuration.kafka(), catalogue);
  }

  /// How it goes; tests replace it.
  ///
  /// @param part how many events go into one Kafka transaction
  record Course(
      Milestone.Watcher watcher, int part, UnaryOperator<Producer<byte[], byte[]>> producer) {

    /// A few hundred milliseconds' work.
    static Course real(Termination termination) {
      return new Course(_ -> leaveIfAsked(termination), 5_000, UnaryOperator.identity());
    }
  }

  public static void main(String[] arguments) {
    Exit.run("relay-repair", termination -> run(arguments, Course.real(termination), termination));
  }

  static void run(String[] arguments, Course course, Termination termination) {
    RepairOrder order = RepairOrder.parse(arguments);
    Environment environment = Environment.of(System.getenv());
    Optional<PostgresUrl> administrator =
        environment.optionalPostgresUrl("HEADGATE_MIGRATION_DATABASE_URL");
    Catalogue catalogue = environment.catalogue();
    Configuration configuration = Configuration.read(environment);
    try (ActiveRelay active = alone(configuration)) {
      active.watch(termination::fail);
      new Repair(configuration, catalogue, administrator, course).carryOut(order);
    }
  }

  /// A relay that refuses to run, and is started again and again, holds the lock for a moment each
  /// time: that much is waited for.
  private static ActiveRelay alone(Configuration configuration) {
    Instant deadline = Instant.now().plus(PATIENCE);
    return ActiveRelay.become(
            configuration.database(),
            configuration.slot(),
            () -> Instant.now().isAfter(deadline),
            () -> {})
        .orElseThrow(() ->
            new ProcessFailure(
                RelayExit.RELAY_RUNS,
                "A relay of slot " + configuration.slot() + " is active.",
                "headgate stop cdc-relay, then run it again."));
  }

  private void carryOut(RepairOrder order) {
    try (EventTopics topics =
        EventTopics.open(
            configuration.kafka(), site.catalogue().topics(), configuration.replication())) {
      switch (order) {
        case RepairOrder.RebuildTopics rebuild -> rebuild(rebuild, new TopicRebuild(site, topics));
        case RepairOrder.RecreateSlot recreate -> recreate(recreate, topics);
        case RepairOrder.Reconcile reconcile -> reconcile(reconcile, topics);
      }
    }
  }

  private void rebuild(RepairOrder.RebuildTopics order, TopicRebuild rebuild) {
    if (order.dryRun()) {
      tell("would rebuild", rebuild.plan(order.topics()));
      return;
    }
    // First of all: a relay that only seems dead is fenced, and what it left open is ended.
    try (Producer<byte[], byte[]> producer = producer()) {
      Plan plan = rebuild.plan(order.topics());
      tell("rebuilds", plan);
      if (!plan.isNothing()) {
        rebuild.carryOut(plan, producer, course.watcher(), course.part());
      }
    }
  }

  private void recreate(RepairOrder.RecreateSlot order, EventTopics topics) {
    try (SlotRecreation recreation = new SlotRecreation(site, topics)) {
      if (order.dryRun()) {
        LOG.info(
            "would make the slot {} anew and publish {} events",
            site.slot(),
            recreation.plan().lacking());
        return;
      }
      try (Producer<byte[], byte[]> producer = producer()) {
        recreation.carryOut(recreation.plan(), producer, course.watcher(), course.part());
      }
    }
  }

  private void reconcile(RepairOrder.Reconcile order, EventTopics topics) {
    try (Reconciliation reconciliation = new Reconciliation(site, topics)) {
      if (order.dryRun()) {
        LOG.info("would bring {}", reconciliation.plan());
        return;
      }
      PostgresUrl writer = administrator.orElseThrow(Repair::noAdministrator);
      try (Producer<byte[], byte[]> producer = producer()) {
        reconciliation.carryOut(
            reconciliation.plan(), writer, producer, course.watcher(), course.part());
      }
    }
  }

  private static ProcessFailure noAdministrator() {
    return new ProcessFailure(
        StandardExit.CONFIGURATION,
        "The relay may not write the outbox, which this does.",
        "Set HEADGATE_MIGRATION_DATABASE_URL to the administrator's URL of the command database.");
  }

  private Producer<byte[], byte[]> producer() {
    return course.producer().apply(TransactionalProducer.open(configuration));
  }

  private static void tell(String verb, Plan plan) {
    if (plan.isNothing()) {
      LOG.info("no topic needs to be rebuilt");
    } else {
      LOG.info("{} {} with {} events of the outbox", verb, plan.topics(), plan.events());
    }
  }

  private static void leaveIfAsked(Termination termination) {
    if (termination.isAsked()) {
      termination.await(); // throws why, if there is a reason beside a signal
      throw new ProcessFailure(
          RelayExit.REPAIR_STOPPED,
          "It was asked to end before it was done.",
          "Run it again: it begins anew. No relay runs before.");
    }
  }
}
