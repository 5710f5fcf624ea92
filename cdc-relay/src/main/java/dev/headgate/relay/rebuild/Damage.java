package dev.headgate.relay.rebuild;

import dev.headgate.relay.position.Position;
import dev.headgate.relay.repair.Survey;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/// Which topics preflight would refuse. Pure.
final class Damage {

  private Damage() {}

  /// All of them when nobody knows the position any more: without it nothing tells that a topic is
  /// whole.
  static SortedSet<String> of(Collection<String> topics, Survey survey) {
    return survey
        .position()
        .map(position ->
            topics.stream()
                .filter(topic -> isDamaged(topic, survey, position))
                .collect(Collectors.toCollection(TreeSet::new)))
        .orElseGet(() -> new TreeSet<>(topics));
  }

  private static boolean isDamaged(String topic, Survey survey, Position position) {
    String then = position.origin().topicIds().get(topic);
    return then == null
        || !then.equals(survey.topicIds().get(topic))
        || survey.otherPartitions().contains(topic)
        || !tails(topic, survey.tails()).equals(texts(tails(topic, position.tails())));
  }

  private static Map<String, String> texts(Map<String, UUID> tails) {
    return tails.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, tail -> tail.getValue().toString()));
  }

  static <T> Map<String, T> tails(String topic, Map<String, T> all) {
    return all.entrySet().stream()
        .filter(tail -> tail.getKey().substring(0, tail.getKey().lastIndexOf('-')).equals(topic))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
