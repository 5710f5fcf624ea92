package dev.headgate.projector.generation;

import dev.headgate.topic.Topic;

/// One building of the projections, with everything that is its own.
///
/// @param number counted from 1, which a fresh read database begins with
public record Generation(int number) {

  /// The one a fresh read database begins with.
  public static final Generation FIRST = new Generation(1);

  // In the statements and in the migrations, as they stand in their files.
  private static final String SCHEMA_OF_FIRST = "projection_g1.";

  public Generation {
    if (number < 1) {
      throw new IllegalArgumentException("there is no generation " + number);
    }
  }

  /// The `application.id` of its fold; also the name of its consumer group and state directory.
  public String application() {
    return "headgate-fold-g" + number;
  }

  /// The consumer group of one of its sinks.
  public String group(String sink) {
    return "headgate-sink-" + sink + "-g" + number;
  }

  /// The compacted topic of its rows of a kind.
  public Topic stateTopic(String kind) {
    return new Topic("headgate.g" + number + "." + kind + ".state", Topic.PARTITIONS);
  }

  /// The schema of its tables.
  public String schema() {
    return "projection_g" + number;
  }

  /// A statement written for the first generation's tables, for this one's.
  public String in(String statement) {
    return statement.replace(SCHEMA_OF_FIRST, schema() + ".");
  }

  /// A statement about a table that all generations share.
  public String numbered(String statement) {
    return statement.replace("/* generation */ 1", Integer.toString(number));
  }

  @Override
  public String toString() {
    return "g" + number;
  }
}
