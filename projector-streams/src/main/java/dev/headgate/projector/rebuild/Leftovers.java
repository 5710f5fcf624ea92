package dev.headgate.projector.rebuild;

import dev.headgate.projector.fold.Fold;
import dev.headgate.projector.generation.Generation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Removes what a generation has in Kafka and on disk: of one that is pruned, or of one of the same
/// number that an earlier read database knew.
record Leftovers(Admin admin, Path state) {

  /// Deletes topics, changelogs and groups; none of its members may live.
  void removeFromKafka(Generation generation) throws ExecutionException, InterruptedException {
    delete(admin.deleteTopics(topics(generation)).topicNameValues().values());
    while (!topics(generation).isEmpty()) {
      Thread.sleep(100); // one made anew before the old is gone would be taken for it
    }
    List<String> groups =
        List.of(
            generation.application(),
            Fold.keeperOf(generation.application()),
            generation.group("rows"));
    delete(admin.deleteConsumerGroups(groups).deletedGroups().values());
  }

  private Set<String> topics(Generation generation)
      throws ExecutionException, InterruptedException {
    return admin.listTopics().names().get().stream()
        .filter(name ->
            name.startsWith("headgate." + generation + ".")
                || name.startsWith(generation.application() + "-"))
        .collect(Collectors.toSet());
  }

  private static void delete(
      Iterable<? extends org.apache.kafka.common.KafkaFuture<Void>> deletions)
      throws ExecutionException, InterruptedException {
    for (var deletion : deletions) {
      try {
        deletion.get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
            && !(e.getCause() instanceof GroupIdNotFoundException)) {
          throw e;
        }
      }
    }
  }

  /// Deletes the state of a fold that does not run here.
  void removeFromDisk(Generation generation) {
    Path folder = state.resolve(generation.application());
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
      Files.deleteIfExists(state.resolve(generation.application() + ".changelogs"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
