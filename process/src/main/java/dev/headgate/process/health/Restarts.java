package dev.headgate.process.health;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.exit.StandardExit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How often the process was started again, by the exit code that had ended it. A process cannot
/// know that of itself: its supervisor says so in `HEADGATE_RESTARTS`, e.g. `38:1,137:2`.
record Restarts(Map<String, Integer> byExitCode) implements MeterBinder {

  private static final String VARIABLE = "HEADGATE_RESTARTS";
  private static final Pattern EXIT = Pattern.compile("(-?\\d{1,9}):(\\d{1,9})");

  /// @throws ProcessFailure when the variable is not of that form
  static Restarts of(Map<String, String> environment) {
    return new Restarts(parse(environment.get(VARIABLE)));
  }

  private static Map<String, Integer> parse(@Nullable String text) {
    // Shown before the first restart, too: who watches a rate has to see it begin.
    Map<String, Integer> exits = new TreeMap<>(Map.of("0", 0));
    if (text == null || text.isBlank()) {
      return exits;
    }
    for (String part : text.split(",", -1)) {
      Matcher exit = EXIT.matcher(part);
      if (!exit.matches()) {
        throw new ProcessFailure(
            StandardExit.CONFIGURATION,
            VARIABLE + " is '" + text + "', not of the form 38:1,137:2.",
            "Unset it, or let the supervisor set it.");
      }
      exits.put(exit.group(1), Integer.valueOf(exit.group(2)));
    }
    return exits;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    byExitCode.forEach((code, count) ->
        Counter.builder("headgate.process.restarts")
            .description("How often the process was started again, by the exit code before")
            .tag("exit_code", code)
            .register(registry)
            .increment(count));
  }
}
