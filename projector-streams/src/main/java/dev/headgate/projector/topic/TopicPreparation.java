package dev.headgate.projector.topic;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.projector.failure.BrokerQuestion;
import dev.headgate.projector.failure.ProjectorExit;
import dev.headgate.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Waits for the event topics, which the relay creates, and creates the projector's own.
public final class TopicPreparation {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Admin admin;
  private final Replication replication;

  public TopicPreparation(Admin admin, Replication replication) {
    this.admin = admin;
    this.replication = replication;
  }

  /// Returns once every topic is there with the partitions of the contract, and says which they
  /// are.
  ///
  /// @throws ProcessFailure when the event topics do not appear, or a count differs
  public TopicIdentities prepare(Collection<Topic> events) {
    return BrokerQuestion.answered(() -> {
      awaitAll(events);
      List<Topic> own = new ArrayList<>(events.stream().map(Topic::deadLetters).toList());
      own.add(Topic.CONTROL);
      own.add(Topic.CONTROL.deadLetters());
      own.add(StateTopics.RELEASED);
      create(own, "delete");
      own.addAll(events);
      return check(own);
    });
  }

  /// The same for the topics of a generation.
  public TopicIdentities prepare(StateTopics states) {
    return BrokerQuestion.answered(() -> {
      create(states.all(), "compact");
      return check(states.all());
    });
  }

  private void awaitAll(Collection<Topic> events) throws ExecutionException, InterruptedException {
    List<String> names = events.stream().map(Topic::name).toList();
    long end = System.nanoTime() + PATIENCE.toNanos();
    Set<String> present = admin.listTopics().names().get();
    while (!present.containsAll(names)) {
      if (System.nanoTime() > end) {
        throw new ProcessFailure(
            ProjectorExit.TOPICS_MISSING,
            "After " + PATIENCE + " not all of " + names + " are there.",
            "Start the relay: it creates them.");
      }
      Thread.sleep(200);
      present = admin.listTopics().names().get();
    }
  }

  private void create(Collection<Topic> topics, String cleanup)
      throws ExecutionException, InterruptedException {
    Map<String, String> settings = settings(cleanup);
    List<NewTopic> wanted =
        topics.stream()
            .map(topic ->
                new NewTopic(topic.name(), topic.partitions(), (short) replication.factor())
                    .configs(settings))
            .toList();
    for (KafkaFuture<Void> created : admin.createTopics(wanted).values().values()) {
      try {
        created.get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }

  private Map<String, String> settings(String cleanup) {
    Map<String, String> settings = new HashMap<>();
    settings.put("cleanup.policy", cleanup);
    settings.put("retention.ms", "-1");
    settings.put("min.insync.replicas", Integer.toString(replication.minInsync()));
    settings.put("unclean.leader.election.enable", "false");
    return settings;
  }

  // The controller says that a topic is created before every broker has heard of it.
  private Map<String, TopicDescription> described(Collection<String> names)
      throws ExecutionException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return admin.describeTopics(names).allTopicNames().get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
            || System.nanoTime() > end) {
          throw e;
        }
        Thread.sleep(100);
      }
    }
  }

  private TopicIdentities check(Collection<Topic> topics)
      throws ExecutionException, InterruptedException {
    var descriptions = described(topics.stream().map(Topic::name).toList());
    Map<Topic, UUID> ids = new HashMap<>();
    for (Topic topic : topics) {
      var description = descriptions.get(topic.name());
      int partitions = description == null ? 0 : description.partitions().size();
      if (description == null || partitions != topic.partitions()) {
        throw new ProcessFailure(
            ProjectorExit.PARTITIONS_DIFFER,
            "%s has %d partitions, not %d.".formatted(topic, partitions, topic.partitions()),
            "Recreate the topic with the contract's partitions.");
      }
      ids.put(topic, TopicIdentities.uuid(description.topicId()));
    }
    return new TopicIdentities(ids);
  }
}
