package dev.headgate.bench.append;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.bench.measure.Sample;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What the rounds measured. Not thread-safe.
final class Outcome {

  private record Round(Run run, Effort effort) {}

  private final int clients;
  private final int batchClients;
  private final int batch;
  private final Map<Contender, List<Round>> rounds = new EnumMap<>(Contender.class);

  Outcome(int clients, int batchClients, int batch) {
    this.clients = clients;
    this.batchClients = batchClients;
    this.batch = batch;
  }

  void add(Contender contender, Run run, Effort effort) {
    rounds.computeIfAbsent(contender, _ -> new ArrayList<>()).add(new Round(run, effort));
  }

  /// The median of a contender's rounds.
  double rate(Contender contender) {
    Sample rates = new Sample();
    of(contender).forEach(round -> rates.add(round.run().eventsPerSecond()));
    return rates.median();
  }

  double ofPgbench() {
    return rate(Contender.SINGLE) / rate(Contender.PGBENCH);
  }

  double batchOfSingle() {
    return rate(Contender.BATCH) / rate(Contender.SINGLE);
  }

  String text() {
    String lines =
        rounds.keySet().stream()
            .map(this::line)
            .collect(Collectors.joining(System.lineSeparator()));
    return String.format(
        Locale.ROOT,
        "%d clients, batches of %d by %d clients, %d cores%n%s%n  API / pgbench %.2f, batch / single %.1f",
        clients,
        batch,
        batchClients,
        Runtime.getRuntime().availableProcessors(),
        lines,
        ofPgbench(),
        batchOfSingle());
  }

  private String line(Contender contender) {
    Round last = of(contender).getLast();
    return String.format(
        Locale.ROOT,
        "  %-16s %s  median %,.0f events/s, %.1f ms a request; last round: service %.1f s, Postgres %.1f s of processor",
        contender.label(),
        of(contender).stream()
            .map(round -> String.format(Locale.ROOT, "%,.0f", round.run().eventsPerSecond()))
            .collect(Collectors.joining(" ")),
        rate(contender),
        last.run().milliseconds(),
        last.effort().service(),
        last.effort().postgres());
  }

  String json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("clients", clients)
            .put("batch", batch)
            .put("batch_clients", batchClients)
            .put("cores", Runtime.getRuntime().availableProcessors());
    ObjectNode rates = json.putObject("events_per_second");
    rounds
        .keySet()
        .forEach(
            contender -> rates.put(contender.name().toLowerCase(Locale.ROOT), rate(contender)));
    return json.put("api_of_pgbench", ofPgbench())
        .put("batch_of_single", batchOfSingle())
        .toString();
  }

  private List<Round> of(Contender contender) {
    return rounds.getOrDefault(contender, List.of());
  }
}
