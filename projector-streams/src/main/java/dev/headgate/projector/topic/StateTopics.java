package dev.headgate.projector.topic;

import dev.headgate.projector.generation.Generation;
import dev.headgate.topic.Topic;
import java.util.List;

/// The compacted topics of a generation, internal to the projector.
public record StateTopics(Generation generation) {

  public static final StateTopics FIRST = new StateTopics(Generation.FIRST);

  /// Events that could not be read where they stand, as they were applied after all. Of no
  /// generation: the audit sink inserts each once.
  public static final Topic RELEASED = new Topic("headgate.released", Topic.PARTITIONS);

  public Topic users() {
    return generation.stateTopic("user");
  }

  public Topic sessions() {
    return generation.stateTopic("session");
  }

  public Topic apiKeys() {
    return generation.stateTopic("apikey");
  }

  /// Of all aggregates that have no projection of their own.
  public Topic others() {
    return generation.stateTopic("state");
  }

  /// What became of each dead letter.
  public Topic deadLetters() {
    return generation.stateTopic("deadletter");
  }

  public List<Topic> rows() {
    return List.of(users(), sessions(), apiKeys(), others());
  }

  public List<Topic> all() {
    return List.of(users(), sessions(), apiKeys(), others(), deadLetters());
  }
}
