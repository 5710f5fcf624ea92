package dev.headgate.bench.partitions;

import dev.headgate.embedded.postgres.PostgresServer;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Times appends to logs of few and of many days, by turns.
@Command(
    name = "partitions",
    description = "Appends to a log of many days beside appends to one of few.")
public final class PartitionsBenchmark implements Callable<Integer> {

  private static final int IN_A_ROW = 20;

  @Option(
      names = "--days",
      arity = "2",
      description = "partitions of the two logs, each 38 or more (default: 38 365)")
  private List<Integer> days = List.of(38, 365);

  @Option(names = "--events", description = "appends to each (default: ${DEFAULT-VALUE})")
  private int events = 20_000;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Override
  public Integer call() throws SQLException {
    try (PostgresServer server = PostgresServer.temporary();
        Log few = Log.of(days.getFirst(), server);
        Log many = Log.of(days.getLast(), server)) {
      alternate(few, many, events / 5); // plans are made, caches fill
      few.warmedUp();
      many.warmedUp();
      alternate(few, many, events);
      Outcome outcome = new Outcome(few, many);
      System.out.println(json ? outcome.json() : outcome.text());
      return 0;
    }
  }

  private static void alternate(Log few, Log many, int each) throws SQLException {
    for (int done = 0; done < each; done += IN_A_ROW) {
      for (Log log : done / IN_A_ROW % 2 == 0 ? List.of(few, many) : List.of(many, few)) {
        for (int i = 0; i < IN_A_ROW; i++) {
          log.append();
        }
      }
    }
  }
}
