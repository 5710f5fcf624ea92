package dev.headgate.bench.partitions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.bench.measure.Sample;
import java.util.List;
import java.util.Locale;

/// What one run measured.
record Outcome(Log few, Log many) {

  private static final List<Double> PERCENTILES = List.of(50.0, 90.0, 99.0, 99.9);

  String text() {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%,d appends to a log of %d days and to one of %d, by turns%n"
                    + "                  %8s days  %8s days   ratio",
                few.commits().size(),
                few.days(),
                many.days(),
                few.days(),
                many.days()));
    for (double percent : PERCENTILES) {
      text.append(line("append p" + name(percent), few.commits(), many.commits(), percent));
    }
    for (double percent : PERCENTILES) {
      text.append(line("call   p" + name(percent), few.calls(), many.calls(), percent));
    }
    return text.append("%nAn append is the call of publish_event and the commit.".formatted())
        .toString();
  }

  private static String line(String name, Sample few, Sample many, double percent) {
    double one = few.percentile(percent);
    double other = many.percentile(percent);
    return String.format(
        Locale.ROOT, "%n  %-14s %10.3f ms %10.3f ms    %.2f", name, one, other, other / one);
  }

  private static String name(double percent) {
    return percent == Math.rint(percent) ? String.valueOf((int) percent) : String.valueOf(percent);
  }

  String json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("appends", few.commits().size());
    for (Log log : List.of(few, many)) {
      ObjectNode days = json.putObject("days_" + log.days());
      for (double percent : PERCENTILES) {
        days.put("append_p%s_ms".formatted(name(percent)), log.commits().percentile(percent));
        days.put("call_p%s_ms".formatted(name(percent)), log.calls().percentile(percent));
      }
    }
    json.put("append_p99_ratio", many.commits().percentile(99) / few.commits().percentile(99));
    json.put("call_p99_ratio", many.calls().percentile(99) / few.calls().percentile(99));
    return json.toString();
  }
}
