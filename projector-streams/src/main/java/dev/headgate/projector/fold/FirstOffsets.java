package dev.headgate.projector.fold;

import dev.headgate.projector.topic.TopicIdentities;
import dev.headgate.projector.topic.TopicPartitions;
import dev.headgate.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives a group the beginning of the topics it has no offset of, so that a lost offset later is a
/// failure rather than a silent reset.
final class FirstOffsets {

  private static final Logger LOG = LoggerFactory.getLogger(FirstOffsets.class);
  // Members that ended without a word are forgotten after their session, and another instance may
  // be about to begin the group: until then no offset can be set, or none need be.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private FirstOffsets() {}

  /// Whether a group that has offsets is set to the beginning, too.
  interface Loss {
    boolean isSeen() throws ExecutionException, InterruptedException;
  }

  /// Writes the beginning where it is due. A group with members takes no offsets from others, so
  /// this waits for their end, looking again each time whether anything is left to do.
  ///
  /// @return whether a group that had read something begins again
  static boolean ensure(Admin admin, String group, TopicIdentities topics, Loss loss)
      throws ExecutionException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        boolean begun = begin(admin, group, topics, loss.isSeen());
        new OffsetOrigins(group).keep(admin, topics);
        return begun;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownMemberIdException) || System.nanoTime() > end) {
          throw e;
        }
        Thread.sleep(500);
      }
    }
  }

  private static boolean begin(Admin admin, String group, TopicIdentities topics, boolean anew)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> stand = new HashMap<>();
    admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .forEach((at, offset) -> stand.put(at, offset.offset()));
    if (!stand.isEmpty() && !anew) {
      Set<Topic> known = new OffsetOrigins(group).known(admin, topics);
      known.removeIf(topic -> stand.keySet().stream().noneMatch(at -> isOf(topic, at)));
      beginOthers(admin, group, topics.ids().keySet(), known);
      return false;
    }
    Map<TopicPartition, OffsetAndMetadata> first = earliest(admin, topics.ids().keySet());
    boolean moves =
        first.entrySet().stream()
            .anyMatch(entry ->
                !Long.valueOf(entry.getValue().offset()).equals(stand.get(entry.getKey())));
    if (moves) {
      admin.alterConsumerGroupOffsets(group, first).all().get();
    }
    return moves && !stand.isEmpty();
  }

  private static boolean isOf(Topic topic, TopicPartition at) {
    return at.topic().equals(topic.name());
  }

  /// One that is not known was made anew, or has come with the catalogue, or with the orders. What
  /// is read again changes nothing; what is not read would be lost.
  private static void beginOthers(
      Admin admin, String group, Collection<Topic> topics, Set<Topic> known)
      throws ExecutionException, InterruptedException {
    List<Topic> unknown = new ArrayList<>(topics);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      LOG.warn("{} has no offsets of {}; it reads them from their beginning", group, unknown);
      admin.alterConsumerGroupOffsets(group, earliest(admin, unknown)).all().get();
    }
  }

  private static Map<TopicPartition, OffsetAndMetadata> earliest(
      Admin admin, Collection<Topic> topics) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> earliest = new HashMap<>();
    TopicPartitions.of(topics).forEach(at -> earliest.put(at, OffsetSpec.earliest()));
    Map<TopicPartition, OffsetAndMetadata> first = new HashMap<>();
    admin
        .listOffsets(earliest)
        .all()
        .get()
        .forEach((at, offset) -> first.put(at, new OffsetAndMetadata(offset.offset())));
    return first;
  }
}
