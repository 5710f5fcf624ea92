package dev.headgate.projector.fold;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicListing;

/// The changelog topics of a fold, by id. Local state is a copy of certain ones: when they were
/// deleted, by Kafka's reset tool or with the cluster, it is a copy of nothing.
///
/// Streams does not notice. It takes a store's checkpoint that lies behind the end of a new, empty
/// changelog for a restored store, and the next disk that is lost then loses the state for good.
///
/// @param file in the state directory; remembers what the local state is a copy of
record Changelogs(String application, Path file) {

  static Changelogs of(String application, Path stateDirectory) {
    return new Changelogs(application, stateDirectory.resolve(application + ".changelogs"));
  }

  /// Those that are there, with their ids.
  Map<String, String> present(Admin admin) throws ExecutionException, InterruptedException {
    Map<String, String> present = new HashMap<>();
    for (TopicListing topic : admin.listTopics().listings().get()) {
      if (topic.name().startsWith(application + "-") && topic.name().endsWith("-changelog")) {
        present.put(topic.name(), topic.topicId().toString());
      }
    }
    return present;
  }

  /// Whether local state may be a copy of something else than these.
  boolean disown(Map<String, String> present) {
    return present.isEmpty() || !present.entrySet().containsAll(remembered().entrySet());
  }

  private Map<String, String> remembered() {
    Properties kept = new Properties();
    if (Files.exists(file)) {
      try (var text = Files.newBufferedReader(file, UTF_8)) {
        kept.load(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    Map<String, String> remembered = new HashMap<>();
    kept.stringPropertyNames().forEach(name -> remembered.put(name, kept.getProperty(name, "")));
    return remembered;
  }

  /// Remembers that local state is a copy of these from now on.
  void remember(Map<String, String> present) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(present)
        .forEach((name, id) -> text.append(name).append('=').append(id).append('\n'));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Forgets it, before the local state is deleted.
  void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
