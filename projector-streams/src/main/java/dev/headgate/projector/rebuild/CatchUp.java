package dev.headgate.projector.rebuild;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.projector.generation.Entry;
import dev.headgate.projector.generation.Generation;
import dev.headgate.projector.generation.Reach;
import dev.headgate.projector.generation.Register;
import dev.headgate.projector.topic.StateTopics;
import dev.headgate.projector.topic.TopicPartitions;
import dev.headgate.topic.Topic;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/// Whether a generation has come as far as its topics. Asked once a second, by one thread.
///
/// Offsets of the groups and of the read database are looked at, so whichever instances work count.
final class CatchUp {

  private static final int QUIET = 4; // looks without a change, while it runs
  private static final long CLOSE = 100;

  private final Admin admin;
  private final Register register;
  private final Catalogue catalogue;
  private final Map<Generation, Seen> seen = new HashMap<>();

  CatchUp(Admin admin, Register register, Catalogue catalogue) {
    this.admin = admin;
    this.catalogue = catalogue;
    this.register = register;
  }

  /// @param quiet looks in a row that saw the same
  private record Seen(Reach source, Reach rows, int quiet) {

    Seen then(Reach nextSource, Reach nextRows, boolean running) {
      boolean same = running && source.equals(nextSource) && rows.equals(nextRows);
      return new Seen(nextSource, nextRows, same ? quiet + 1 : 0);
    }
  }

  /// Looks, notes the progress, and says whether the generation has caught up.
  ///
  /// What is left when nothing moves are markers of transactions, which nobody reads. While events
  /// come in, being as close as they come in a second is enough: the comparison waits for keys.
  boolean look(Entry entry, boolean running) throws ExecutionException, InterruptedException {
    Generation generation = entry.generation();
    Reach source = source(generation, Building.sources(entry, catalogue));
    Reach rows = new Reach(register.rowsDone(generation), end(new StateTopics(generation).all()));
    register.progressed(generation, source, rows);
    Seen before = seen.getOrDefault(generation, new Seen(source, rows, 0));
    Seen now = before.then(source, rows, running);
    seen.put(generation, now);
    return running && (isClose(before, now) || now.quiet() >= QUIET);
  }

  private static boolean isClose(Seen before, Seen now) {
    long moved = now.source().done() - before.source().done();
    return moved > 0 && now.source().lag() + now.rows().lag() <= Math.max(CLOSE, moved / 2);
  }

  void forget(Generation generation) {
    seen.remove(generation);
  }

  private Reach source(Generation generation, Collection<Topic> topics)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(generation.application())
            .partitionsToOffsetAndMetadata()
            .get();
    long done =
        committed.entrySet().stream()
            .filter(entry -> entry.getValue() != null && isOf(topics, entry.getKey()))
            .mapToLong(entry -> entry.getValue().offset())
            .sum();
    return new Reach(done, end(topics));
  }

  private static boolean isOf(Collection<Topic> topics, TopicPartition at) {
    return topics.stream().anyMatch(topic -> topic.name().equals(at.topic()));
  }

  private long end(Collection<Topic> topics) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    TopicPartitions.of(topics).forEach(at -> latest.put(at, OffsetSpec.latest()));
    return admin
        .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
        .all()
        .get()
        .values()
        .stream()
        .mapToLong(found -> found.offset())
        .sum();
  }
}
