package dev.headgate.bench.relay;

import dev.headgate.bench.measure.Sample;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Throughput of a backlog, and latency at a low rate.
@Command(
    name = "relay",
    description = "The relay beside the plain Debezium engine with the EventRouter transform.")
public final class RelayBenchmark implements Callable<Integer> {

  @Option(
      names = "--rounds",
      description = "backlogs each side works off (default: ${DEFAULT-VALUE})")
  private int rounds = 3;

  @Option(
      names = "--transactions",
      description = "of three events each, in a backlog (default: ${DEFAULT-VALUE})")
  private int transactions = 66_000;

  @Option(
      names = "--latencies",
      description = "events sent one by one to each side (default: ${DEFAULT-VALUE})")
  private int latencies = 500;

  @Override
  public Integer call() throws Exception {
    try (Servers servers = new Servers()) {
      servers.introduce();
      throughput(servers);
      latency(servers);
    }
    return 0;
  }

  private void throughput(Servers servers) throws Exception {
    System.out.printf(
        "a backlog of %,d events in transactions of three, %d rounds%n",
        transactions * Outbox.EVENTS_OF_A_TRANSACTION, rounds);
    Map<Contender, Sample> rates = new EnumMap<>(Contender.class);
    for (int round = 0; round < rounds; round++) {
      servers.fill(transactions);
      for (Contender contender : order(round)) {
        Arrivals arrivals = servers.workOff(contender, transactions);
        rates.computeIfAbsent(contender, _ -> new Sample()).add(arrivals.rate());
      }
    }
    rates.forEach((contender, rate) ->
        System.out.printf(
            "  %-9s %s  median %,.0f events/s%n", contender.label(), list(rate), rate.median()));
    System.out.printf("  ratio %.2f%n", ratio(rates));
  }

  /// Neither side always comes first: what a round leaves in caches favours the second.
  private static List<Contender> order(int round) {
    List<Contender> order = new java.util.ArrayList<>(List.of(Contender.values()));
    if (round % 2 == 1) {
      Collections.reverse(order);
    }
    return order;
  }

  private static String list(Sample rates) {
    return rates.values().stream().map("%,.0f"::formatted).collect(Collectors.joining(" "));
  }

  private static double ratio(Map<Contender, Sample> rates) {
    return rates.getOrDefault(Contender.HEADGATE, new Sample()).median()
        / rates.getOrDefault(Contender.PLAIN, new Sample()).median();
  }

  private void latency(Servers servers) throws Exception {
    System.out.printf(
        "%,d events, one transaction each, 20 a second: commit to topic%n", latencies);
    for (Contender contender : Contender.values()) {
      tell(contender.label(), servers.trickle(contender, latencies));
    }
    tell(KafkaAlone.TOPIC, servers.trickleIntoKafka(latencies));
  }

  private static void tell(String label, Sample milliseconds) {
    System.out.printf(
        "  %-9s p50 %.1f ms  p99 %.1f ms%n",
        label, milliseconds.median(), milliseconds.percentile(99));
  }
}
