package dev.headgate.projector.membership;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.projector.failure.BrokerQuestion;
import dev.headgate.projector.topic.TopicIdentities;
import dev.headgate.projector.topic.TopicPartitions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The place in a group that an earlier process of the same name left behind when it crashed.
///
/// Who comes back under its name has the old share at once, and a returning leader takes the topics
/// as it finds them for those that were shared out (KIP-814). Partitions that the group did not
/// have at that moment, because their topic was being made anew or is new in the catalogue, would
/// be nobody's until the next member joins: never read, and missed by nobody. So a seat in such a
/// group is given up before it is taken.
///
/// <https://cwiki.apache.org/confluence/display/KAFKA/KIP-814%3A+Static+membership+protocol+should+let+the+leader+skip+assignment>
///
/// @param names which members are this instance's own, by `group.instance.id`
/// @param topics what the group is to read
public record FormerSeat(String group, Predicate<String> names, TopicIdentities topics) {

  private static final Logger LOG = LoggerFactory.getLogger(FormerSeat.class);

  /// Gives the seat up if the group lacks partitions; the next to join has all shared out anew.
  /// Called before this process joins.
  ///
  /// @throws ProcessFailure when the broker does not answer
  public void giveUpIfShort(Map<String, String> kafka) {
    BrokerQuestion.answered(() -> {
      try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
        return giveUpIfShort(admin);
      }
    });
  }

  /// The same, asked as part of a [BrokerQuestion].
  ///
  /// @return whether there was such a seat
  public boolean giveUpIfShort(Admin admin) throws ExecutionException, InterruptedException {
    try {
      ConsumerGroupDescription described =
          admin.describeConsumerGroups(List.of(group)).all().get().get(group);
      return described != null && giveUpIfShort(admin, described);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof GroupIdNotFoundException)
          && !(e.getCause() instanceof UnknownMemberIdException)) {
        throw e;
      }
      // Nobody was ever here, or the seat fell to the end of its session just now.
      return false;
    }
  }

  private boolean giveUpIfShort(Admin admin, ConsumerGroupDescription described)
      throws ExecutionException, InterruptedException {
    Set<MemberToRemove> own =
        described.members().stream()
            .flatMap(member -> member.groupInstanceId().stream())
            .filter(names)
            .map(MemberToRemove::new)
            .collect(Collectors.toSet());
    Set<TopicPartition> missing = missing(described);
    if (own.isEmpty() || missing.isEmpty()) {
      return false;
    }
    LOG.warn("a share is given up: nobody in the group has {}, group={}", missing, group);
    admin
        .removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions(own))
        .all()
        .get();
    return true;
  }

  private Set<TopicPartition> missing(ConsumerGroupDescription described) {
    Set<TopicPartition> missing = new HashSet<>(TopicPartitions.of(topics.ids().keySet()));
    for (MemberDescription member : described.members()) {
      missing.removeAll(member.assignment().topicPartitions());
    }
    return missing;
  }
}
