package dev.headgate.topic;

import java.util.regex.Pattern;

/// A topic by name, and the partition count everybody computes partitions with.
public record Topic(String name, int partitions) implements Comparable<Topic> {

  // First, because the constants below pass through the constructor that uses it.
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

  /// What a topic of the pipeline has unless its catalogue file says otherwise.
  public static final int PARTITIONS = 6;

  /// Where the relay keeps, in the transaction of the events, how far it got. Compacted.
  public static final Topic RELAY_POSITION = new Topic("headgate.relay.position", 1);

  /// Operators' orders about dead letters, co-partitioned with the events.
  public static final Topic CONTROL = new Topic("headgate.control", PARTITIONS);

  public Topic {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("'%s' is no name of a Kafka topic".formatted(name));
    }
    if (partitions < 1) {
      throw new IllegalArgumentException("topic %s has %d partitions".formatted(name, partitions));
    }
  }

  /// Where records of this topic are set aside with their reason; as many partitions.
  public Topic deadLetters() {
    return new Topic(name + ".dlq", partitions);
  }

  /// The first word of the name: `auth` of `auth.user.events.v1`.
  public String domain() {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  @Override
  public int compareTo(Topic other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
