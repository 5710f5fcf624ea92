package dev.headgate.relay.topic;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.relay.exit.RelayExit;
import dev.headgate.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;

/// The event topics and the position topic on the broker. Thread-safe as Kafka's admin client is.
public final class EventTopics implements AutoCloseable {

  private static final Map<String, String> KEPT_FOR_EVER =
      Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");
  // Small segments, so that a start reads little.
  private static final Map<String, String> NEWEST_ONLY =
      Map.of("cleanup.policy", "compact", "segment.bytes", "1048576", "segment.ms", "600000");

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Admin admin;
  private final Set<Topic> events;
  private final Replication replication;

  private EventTopics(Admin admin, Set<Topic> events, Replication replication) {
    this.admin = admin;
    this.events = Set.copyOf(events);
    this.replication = replication;
  }

  /// Opens a client of the cluster.
  ///
  /// @param kafka the client's settings
  /// @param events the event topics of the catalogue
  public static EventTopics open(
      Map<String, Object> kafka, Set<Topic> events, Replication replication) {
    return new EventTopics(Admin.create(kafka), events, replication);
  }

  /// How often the broker keeps a record.
  public record Replication(short factor, int minInsync) {}

  /// Creates the topics that are missing. To be called while nothing was ever published, or to fill
  /// them from the table.
  public void create() {
    List<NewTopic> all = new ArrayList<>(forEver(events));
    all.add(newTopic(Topic.RELAY_POSITION, NEWEST_ONLY));
    createMissing(all);
  }

  /// Creates those of some event topics that are missing, and waits until they are there. To be
  /// called while nothing was ever published to them.
  public void create(Collection<Topic> some) {
    createMissing(forEver(some));
    Set<String> wanted = some.stream().map(Topic::name).collect(Collectors.toSet());
    await(() -> ids().keySet().containsAll(wanted), wanted + " were created, but do not appear.");
  }

  private List<NewTopic> forEver(Collection<Topic> topics) {
    return topics.stream().map(topic -> newTopic(topic, KEPT_FOR_EVER)).toList();
  }

  private void createMissing(List<NewTopic> topics) {
    Set<String> there = names();
    List<NewTopic> missing =
        topics.stream().filter(topic -> !there.contains(topic.name())).toList();
    try {
      admin.createTopics(missing).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw unreachable(e);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /// Deletes those of the topics that are there, and waits until they are gone.
  ///
  /// @throws ProcessFailure when they stay for a minute
  public void delete(Collection<String> names) {
    Set<String> gone = new HashSet<>(names);
    gone.retainAll(names());
    try {
      admin.deleteTopics(gone).all().get();
    } catch (ExecutionException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    await(
        () -> names().stream().noneMatch(gone::contains),
        gone + " were deleted, but do not go away.");
  }

  private static void await(BooleanSupplier done, String otherwise) {
    Instant deadline = Instant.now().plus(PATIENCE);
    try {
      while (!done.getAsBoolean()) {
        if (Instant.now().isAfter(deadline)) {
          throw new ProcessFailure(
              RelayExit.PUBLISH_FAILED,
              otherwise,
              "See that all brokers are up, then run it again.");
        }
        Thread.sleep(100);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private NewTopic newTopic(Topic topic, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("min.insync.replicas", String.valueOf(replication.minInsync()));
    all.put("unclean.leader.election.enable", "false");
    all.put("message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE));
    return new NewTopic(topic.name(), topic.partitions(), replication.factor()).configs(all);
  }

  public boolean hasPositionTopic() {
    return names().contains(Topic.RELAY_POSITION.name());
  }

  /// Kafka's ids of those event topics that are there, by name.
  public Map<String, String> ids() {
    Map<String, String> ids = new HashMap<>();
    describe(events).forEach((name, topic) -> ids.put(name, topic.topicId().toString()));
    return ids;
  }

  /// The partitions of those event topics that are there, as many as they are.
  public List<TopicPartition> partitions() {
    List<TopicPartition> all = new ArrayList<>();
    describe(events)
        .forEach((name, topic) ->
            topic.partitions().forEach(p -> all.add(new TopicPartition(name, p.partition()))));
    return all;
  }

  /// The topics, the position's among them, whose number of partitions is not the configured one.
  public Set<String> withOtherPartitions() {
    Set<Topic> all = new HashSet<>(events);
    all.add(Topic.RELAY_POSITION);
    Map<String, TopicDescription> described = describe(all);
    Set<String> others = new HashSet<>();
    for (Topic topic : all) {
      TopicDescription there = described.get(topic.name());
      if (there != null && there.partitions().size() != topic.partitions()) {
        others.add(topic.name());
      }
    }
    return others;
  }

  private Map<String, TopicDescription> describe(Collection<Topic> topics) {
    Set<String> there = names();
    List<String> wanted = topics.stream().map(Topic::name).filter(there::contains).toList();
    try {
      return admin.describeTopics(wanted).allTopicNames().get();
    } catch (ExecutionException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  public String clusterId() {
    try {
      return admin.describeCluster().clusterId().get();
    } catch (ExecutionException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /// The level of transactions the cluster runs; 0 when it does not say.
  public int transactionVersion() {
    try {
      var feature =
          admin
              .describeFeatures()
              .featureMetadata()
              .get()
              .finalizedFeatures()
              .get("transaction.version");
      return feature == null ? 0 : feature.maxVersionLevel();
    } catch (ExecutionException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private Set<String> names() {
    try {
      return admin.listTopics().names().get();
    } catch (ExecutionException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
  }

  private static ProcessFailure unreachable(ExecutionException e) {
    return new ProcessFailure(
        RelayExit.PUBLISH_FAILED,
        "Kafka did not answer: " + e.getCause(),
        "See that the brokers of HEADGATE_KAFKA_BOOTSTRAP_SERVERS are up.",
        e);
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while waiting for Kafka", e);
  }
}
