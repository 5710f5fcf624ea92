package dev.headgate.bench.append;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Events a second, by single appends, batches and `pgbench`.
@Command(
    name = "append",
    description = "Appends through the API beside pgbench calling the same function.")
public final class AppendBenchmark implements Callable<Integer> {

  @Option(names = "--rounds", description = "of each contender (default: ${DEFAULT-VALUE})")
  private int rounds = 3;

  @Option(names = "--seconds", description = "of each round (default: ${DEFAULT-VALUE})")
  private int seconds = 15;

  @Option(names = "--clients", description = "at once, on each side (default: ${DEFAULT-VALUE})")
  private int clients = 16;

  @Option(names = "--batch", description = "events of a batch (default: ${DEFAULT-VALUE})")
  private int batch = 1_000;

  @Option(names = "--batch-clients", description = "that send batches (default: ${DEFAULT-VALUE})")
  private int batchClients = 2;

  @Option(
      names = "--warm-up",
      description = "seconds before; fewer measure the compiler (default: ${DEFAULT-VALUE})")
  private int warmUp = 60;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Option(
      names = "--java",
      split = " ",
      description = "options of the service's virtual machine, e.g. for a flight recording")
  private List<String> java = List.of();

  @Override
  public Integer call() throws Exception {
    Pgbench pgbench = Pgbench.find();
    Outcome outcome = new Outcome(clients, batchClients, batch);
    try (Servers servers = new Servers()) {
      servers.start(java);
      Load single = new Load(servers.port(), Bodies::single, 1);
      Load many = new Load(servers.port(), (i, n) -> Bodies.batch(batch, i, n), batch);
      single.run(clients, warmUp);
      many.run(batchClients, warmUp / 2);
      for (int round = 0; round < rounds; round++) {
        for (Contender contender : order(round)) {
          Effort before = servers.effort();
          outcome.add(
              contender,
              switch (contender) {
                case PGBENCH -> pgbench.run(servers.postgres(), clients, seconds);
                case SINGLE -> single.run(clients, seconds);
                case BATCH -> many.run(batchClients, seconds);
              },
              servers.effort().since(before));
        }
      }
    }
    System.out.println(json ? outcome.json() : outcome.text());
    return 0;
  }

  /// Nobody always comes first: the log grows under those who follow.
  private static List<Contender> order(int round) {
    List<Contender> order = new ArrayList<>(List.of(Contender.values()));
    if (round % 2 == 1) {
      Collections.reverse(order);
    }
    return order;
  }
}
