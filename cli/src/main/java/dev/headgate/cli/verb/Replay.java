package dev.headgate.cli.verb;

import dev.headgate.cli.control.Json;
import dev.headgate.cli.replay.GenerationReport;
import dev.headgate.cli.replay.ReplayOrders;
import dev.headgate.cli.replay.ReplayWatch;
import dev.headgate.cli.replay.ReportText;
import dev.headgate.cli.stack.StackFailure;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "replay",
    description = {
      "Rebuilds projections from the events beside what is read, compares, then turns the views.",
      "Exit code 0: it is read, 5: it differs and is not, 6: it was cancelled or failed."
    },
    subcommands = {
      ReplayStatus.class,
      ReplayCancel.class,
      ReplayResume.class,
      ReplayRollback.class,
      ReplayPrune.class
    },
    footer = {
      "",
      "Ctrl-C ends the watching only: the projector goes on, replay resume watches again.",
      "Without --keep the generation that was read is left as it is; with it, it is maintained,",
      "and a rollback need not catch up."
    })
final class Replay implements Callable<Integer> {

  @Mixin private final DataOption data = new DataOption();

  @Option(
      names = "--projection",
      paramLabel = "NAME",
      description = "users, sessions, api_keys, states or all (default)")
  private List<String> projections = List.of("all");

  @Option(names = "--dry-run", description = "says what it would do, and does nothing")
  private boolean dryRun;

  @Option(names = "--throttle", paramLabel = "N/s", description = "events a second at most")
  private @Nullable String throttle;

  @Option(names = "--keep", description = "maintains what was read, for an instant way back")
  private boolean keep;

  @Option(
      names = "--accept-differences",
      description = "has it read even if it differs; that is put on record")
  private boolean acceptDifferences;

  @Option(names = "--json", description = "for programs")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    Integer limit = perSecond(throttle);
    return dryRun
        ? plan()
        : order(data, json, orders -> orders.request(projections, limit, keep, acceptDifferences));
  }

  private int plan() {
    try (ReplayOrders orders = open(data)) {
      Map<String, Object> plan = new LinkedHashMap<>();
      plan.put("generation", orders.reports().getLast().generation() + 1);
      plan.put("events_to_read", orders.events());
      plan.put("rows_to_compare", orders.rows());
      System.out.println(json ? Json.pretty(plan) : text(plan));
      return 0;
    }
  }

  private String text(Map<String, Object> plan) {
    return "would build generation %s of %s: %s events to read, rows to compare %s"
        .formatted(
            plan.get("generation"),
            String.join(", ", projections),
            plan.get("events_to_read"),
            plan.get("rows_to_compare"));
  }

  static ReplayOrders open(DataOption data) {
    return ReplayOrders.open(data.faces().readDatabaseUrl());
  }

  /// Gives an order and follows it to its end.
  static int order(DataOption data, boolean json, ToIntFunction<ReplayOrders> order)
      throws InterruptedException {
    try (ReplayOrders orders = open(data)) {
      int generation = order.applyAsInt(orders);
      PrintStream out =
          json
              ? new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)
              : System.out;
      GenerationReport report =
          new ReplayWatch(orders, out, !json && Terminal.isWatched()).follow(generation);
      System.out.println(json ? Json.pretty(report) : ReportText.of(report));
      return exitCode(report.state());
    }
  }

  private static int exitCode(String state) {
    return switch (state) {
      case "live", "pruned", "retired", "kept" -> 0;
      case "differs" -> 5;
      default -> 6;
    };
  }

  /// `5000` or `5000/s`.
  static @Nullable Integer perSecond(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      int limit =
          Integer.parseInt(text.endsWith("/s") ? text.substring(0, text.length() - 2) : text);
      if (limit >= 10 && limit <= 10_000_000) {
        return limit;
      }
    } catch (NumberFormatException _) {
      // told below
    }
    throw new StackFailure(
        "--throttle '%s' is no rate".formatted(text),
        "for instance --throttle 5000/s, from 10/s on");
  }
}
