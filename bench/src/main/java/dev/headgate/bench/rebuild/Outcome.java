package dev.headgate.bench.rebuild;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/// What one run measured.
///
/// @param first seconds until the first generation and the audit held every event
/// @param effort during the rebuild, comparison included
record Outcome(long events, double first, Phases phases, Effort effort, int cores, Copies copies) {

  /// Source events a second, until the last row was written.
  private double rate() {
    return events / phases.rows();
  }

  /// How long `COPY` takes of the time in which the rows are built.
  private double ofCopy() {
    return copies.seconds() / phases.rows();
  }

  private double all() {
    return phases.rows() + phases.caughtUp() + phases.comparison();
  }

  String text() {
    return String.format(
        Locale.ROOT,
        """
        %,d events, %,d rows, %d cores
          first generation and audit  %7.1f s  %,9.0f events/s
          a generation beside it
            folded                    %7.1f s  %,9.0f events/s
            written                   %7.1f s  %,9.0f events/s
            seen to be complete       %7.1f s
            compared, views turned    %7.1f s
            in all                    %7.1f s  %,9.0f events/s
          COPY of its rows            %7.1f s  %,9.0f rows/s
          ratio                          %.2f of COPY by time, %.2f source events for a copied row
          processor time                 projector %.0f s, Kafka %.0f s, Postgres %.0f s: %.0f %% of %d cores\
        """,
        events,
        copies.rows(),
        cores,
        first,
        events / first,
        phases.fold(),
        events / phases.fold(),
        phases.rows(),
        rate(),
        phases.caughtUp(),
        phases.comparison(),
        all(),
        events / all(),
        copies.seconds(),
        copies.rate(),
        ofCopy(),
        rate() / copies.rate(),
        effort.projector(),
        effort.kafka(),
        effort.postgres(),
        100 * effort.all() / all() / cores,
        cores);
  }

  String json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("events", events).put("rows", copies.rows()).put("cores", cores);
    json.put("first_generation_seconds", first);
    json.putObject("seconds")
        .put("folded", phases.fold())
        .put("written", phases.rows())
        .put("seen_complete", phases.caughtUp())
        .put("compared", phases.comparison())
        .put("copied", copies.seconds());
    json.put("events_per_second", rate()).put("copied_rows_per_second", copies.rate());
    json.put("of_copy_by_time", ofCopy()).put("events_per_copied_row", rate() / copies.rate());
    json.putObject("processor_seconds")
        .put("projector", effort.projector())
        .put("kafka", effort.kafka())
        .put("postgres", effort.postgres());
    return json.toString();
  }
}
