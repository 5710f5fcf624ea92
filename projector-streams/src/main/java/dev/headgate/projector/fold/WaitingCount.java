package dev.headgate.projector.fold;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.TaskId;

/// How many aggregates wait in the tasks of this process. Thread-safe.
final class WaitingCount {

  private final Map<TaskId, Long> counts = new ConcurrentHashMap<>();

  void begin(TaskId task, long waiting) {
    counts.put(task, waiting);
  }

  void change(TaskId task, int more) {
    counts.merge(task, (long) more, Long::sum);
  }

  void end(TaskId task) {
    counts.remove(task);
  }

  long sum() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
