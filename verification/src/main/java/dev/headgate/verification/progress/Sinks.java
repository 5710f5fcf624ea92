package dev.headgate.verification.progress;

import dev.headgate.verification.database.Session;
import dev.headgate.verification.database.Sql;
import dev.headgate.verification.evidence.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/// The positions of the sinks, and I10: they equal the topics' ends.
public final class Sinks {

  private static final String POSITIONS = Sql.read(Sinks.class, "positions.sql");
  private static final String GENERATIONS = Sql.read(Sinks.class, "generations.sql");

  private final Session session;

  public Sinks(Session session) {
    this.session = session;
  }

  /// How far one sink is in one partition.
  public record Position(String sink, TopicPartition partition, long next) {}

  public List<Position> positions() {
    return session.rows(
        POSITIONS,
        row ->
            new Position(
                row.getString("sink"),
                new TopicPartition(row.getString("topic"), row.getInt("partition")),
                row.getLong("next_offset")));
  }

  /// The generations that the public views show.
  public Set<Integer> generations() {
    return new TreeSet<>(session.rows(GENERATIONS, row -> row.getInt("generation")));
  }

  /// What the read database has not written yet, and how much it has: as one number each.
  public record Lag(long left, long done) {
    public static Lag of(List<Position> positions, Map<TopicPartition, Long> ends) {
      return new Lag(
          ends.entrySet().stream()
              .mapToLong(end -> Math.max(0, end.getValue() - next(positions, end.getKey())))
              .sum(),
          positions.stream().mapToLong(Position::next).sum());
    }
  }

  /// I10: each partition has a sink, and each sink is at its end.
  public static List<Finding> check(List<Position> positions, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .filter(end -> next(positions, end.getKey()) < end.getValue())
        .map(end ->
            Finding.of(
                "I10",
                "the read database stands at %d of %s, which ends at %d"
                    .formatted(next(positions, end.getKey()), end.getKey(), end.getValue())))
        .sorted(Comparator.comparing(Finding::message))
        .toList();
  }

  private static long next(List<Position> positions, TopicPartition partition) {
    return positions.stream()
        .filter(it -> it.partition().equals(partition))
        .mapToLong(Position::next)
        .max()
        .orElse(0);
  }
}
