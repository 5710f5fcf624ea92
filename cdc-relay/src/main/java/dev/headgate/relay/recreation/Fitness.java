package dev.headgate.relay.recreation;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.relay.exit.RelayExit;
import dev.headgate.relay.repair.Site;
import dev.headgate.relay.repair.Survey;
import dev.headgate.relay.slot.Server;
import dev.headgate.relay.snapshot.Finding;

/// Whether publishing can go on where the topics end. Pure.
final class Fitness {

  private static final String REBUILD =
      "headgate relay rebuild-topics first: it needs no slot. Then run this again.";

  private Fitness() {}

  /// @throws ProcessFailure when slot or topics are others than the position's
  static void require(Survey survey, Site site) {
    survey.server().slot().ifPresent(slot -> requireOurs(slot, survey.server(), site));
    var then =
        survey
            .position()
            .orElseThrow(() ->
                new ProcessFailure(
                    RelayExit.POSITION_LOST,
                    "There is no position: nothing tells which topics the log went to.",
                    survey.isUntouched()
                        ? "Start the relay: nothing was ever published."
                        : REBUILD));
    if (!survey.otherPartitions().isEmpty()) {
      throw new ProcessFailure(
          RelayExit.PARTITIONS_CHANGED,
          survey.otherPartitions() + " have another number of partitions than configured.",
          REBUILD);
    }
    if (!then.origin().topicIds().equals(survey.topicIds())) {
      throw new ProcessFailure(
          RelayExit.TOPIC_REPLACED,
          "Event topics were deleted or made anew: then %s, now %s."
              .formatted(then.origin().topicIds(), survey.topicIds()),
          REBUILD);
    }
    if (survey.tails().containsValue("")) {
      throw new ProcessFailure(
          RelayExit.TOPIC_SHORT,
          "A partition ends with a record that is not ours: " + survey.tails() + ".",
          REBUILD);
    }
  }

  private static void requireOurs(Server.Slot slot, Server server, Site site) {
    if (!slot.plugin().equals("pgoutput")
        || !slot.database().equals(server.identity().database())) {
      throw new ProcessFailure(
          RelayExit.SLOT_FOREIGN,
          "The slot %s is of plugin %s in database %s: it is not ours to drop."
              .formatted(site.slot(), slot.plugin(), slot.database()),
          "Point HEADGATE_COMMAND_DATABASE_URL and HEADGATE_SLOT at the right one.");
    }
  }

  /// @throws ProcessFailure when the topics are no beginning of what the outbox holds
  static void require(Finding strangers, Finding torn) {
    if (!strangers.isNothing()) {
      throw new ProcessFailure(
          RelayExit.LOG_LACKS_EVENTS,
          "The topics hold events that the outbox lacks: " + strangers + ".",
          "headgate relay reconcile brings them back into the outbox.");
    }
    if (!torn.isNothing()) {
      throw new ProcessFailure(
          RelayExit.TOPIC_TORN,
          "Topics hold versions with a gap or twice, so the last one tells nothing: " + torn + ".",
          "headgate relay rebuild-topics --topic, for the aggregate's topic; then run this again.");
    }
  }
}
