package dev.headgate.bench.rebuild;

import dev.headgate.bench.history.History;
import dev.headgate.embedded.child.ChildProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Times a rebuild of all projections, by phase, beside `COPY`.
@Command(
    name = "rebuild",
    description = "A rebuild of the projections beside COPY of the same rows.")
public final class RebuildBenchmark implements Callable<Integer> {

  @Option(names = "--events", description = "events in the topics (default: ${DEFAULT-VALUE})")
  private int events = 300_000;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Option(
      names = "--java",
      split = " ",
      description = "options of the projector's virtual machine, e.g. for a flight recording")
  private List<String> java = List.of();

  @Override
  public Integer call() throws Exception {
    Outcome outcome = measure(Math.max(1, events / History.EVENTS_OF_A_USER));
    System.out.println(json ? outcome.json() : outcome.text());
    return 0;
  }

  private Outcome measure(int users) throws Exception {
    long all = (long) users * History.EVENTS_OF_A_USER;
    try (Servers servers = new Servers()) {
      servers.publish(users);
      long begun = System.nanoTime();
      ChildProcess projector = servers.project(all, java);
      double first = (System.nanoTime() - begun) / 1e9;
      Effort before = servers.effort(projector);
      Phases phases = servers.rebuild(projector);
      Effort effort = servers.effort(projector).since(before);
      Copies copies = servers.copy();
      projector.end("TERM", Duration.ofSeconds(30));
      int cores = Runtime.getRuntime().availableProcessors();
      return new Outcome(all, first, phases, effort, cores, copies);
    }
  }
}
