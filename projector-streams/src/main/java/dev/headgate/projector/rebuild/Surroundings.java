package dev.headgate.projector.rebuild;

import dev.headgate.projector.fold.Fold;
import dev.headgate.projector.generation.Generation;
import dev.headgate.projector.reading.Vocabulary;
import dev.headgate.projector.setting.Pace;
import dev.headgate.projector.sink.Sink;
import dev.headgate.projector.topic.Replication;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/// What all generations of a process share.
///
/// @param streams settings of Streams and its clients
/// @param state the folder that holds a folder of each fold's
/// @param vocabulary what the events are read by
/// @param sinks of any topics
public record Surroundings(
    Map<String, String> streams,
    Path state,
    Replication replication,
    Vocabulary vocabulary,
    Sink.Setting sinks) {

  Map<String, String> kafka() {
    return sinks.kafka();
  }

  Admin admin() {
    return Admin.create(Map.<String, Object>copyOf(kafka()));
  }

  Fold.Setting fold(Generation generation, Pace pace) {
    return new Fold.Setting(streams, state, sinks.instance(), replication, generation, pace);
  }
}
