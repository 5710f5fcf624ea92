package dev.headgate.projector.topic;

import dev.headgate.projector.generation.Generation;
import dev.headgate.topic.Topic;
import java.util.List;

/// The compacted topics of a generation, internal to the projector.
public record StateTopics(Generation generation) {

  public static final StateTopics FIRST = new StateTopics(Generation.FIRST);

  public Topic users() {
    return generation.stateTopic("user");
  }

  public Topic sessions() {
    return generation.stateTopic("session");
  }

  public Topic apiKeys() {
    return generation.stateTopic("apikey");
  }

  public List<Topic> all() {
    return List.of(users(), sessions(), apiKeys());
  }
}
