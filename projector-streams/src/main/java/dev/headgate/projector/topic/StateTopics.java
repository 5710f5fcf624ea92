package dev.headgate.projector.topic;

import dev.headgate.topic.Topic;
import java.util.List;

/// The compacted topics of generation 1, internal to the projector.
public final class StateTopics {

  public static final Topic USERS = new Topic("headgate.g1.user.state", Topic.PARTITIONS);
  public static final Topic SESSIONS = new Topic("headgate.g1.session.state", Topic.PARTITIONS);
  public static final Topic API_KEYS = new Topic("headgate.g1.apikey.state", Topic.PARTITIONS);
  public static final List<Topic> ALL = List.of(USERS, SESSIONS, API_KEYS);

  private StateTopics() {}
}
