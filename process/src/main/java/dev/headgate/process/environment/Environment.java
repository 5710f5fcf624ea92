package dev.headgate.process.environment;

import dev.headgate.catalogue.BrokenCatalogue;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.exit.StandardExit;
import dev.headgate.process.postgres.PostgresUrl;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// The variables that begin with `HEADGATE_`, read by type. Confined to the thread that starts the
/// process.
///
/// A mistake does not throw at once: a harmless value stands in, and [#rejectUnknown()] tells all
/// mistakes together.
public final class Environment {

  private static final String CATALOGUE = "CATALOGUE_DIR";
  private static final String PREFIX = "HEADGATE_";
  private static final PostgresUrl NOWHERE = new PostgresUrl("localhost:1", "none", "none", "", "");

  private final Map<String, String> variables;
  // The launcher's, the log's and the supervisor's: every process may meet them.
  private final Set<String> known =
      new TreeSet<>(Set.of("HEADGATE_JAVA_HOME", "HEADGATE_LOG_FORMAT", "HEADGATE_RESTARTS"));
  private final Set<String> prefixes = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  private Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  public static Environment of(Map<String, String> variables) {
    return new Environment(variables);
  }

  public Optional<String> optional(String name) {
    known.add(name);
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /// A value that has to be set.
  public String text(String name) {
    return optional(name).orElseGet(() -> wrong(name + " is not set", ""));
  }

  public String text(String name, String otherwise) {
    return optional(name).orElse(otherwise);
  }

  public int integer(String name, int otherwise) {
    return parsed(name, otherwise, Integer::valueOf, "a whole number");
  }

  /// `true` or `false`, nothing else.
  public boolean flag(String name, boolean otherwise) {
    return parsed(name, otherwise, Environment::truth, "true or false");
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  /// A span in ISO 8601, e.g. `PT30S`.
  public Duration duration(String name, Duration otherwise) {
    return parsed(name, otherwise, Duration::parse, "a span such as PT30S");
  }

  /// A database that has to be named. The value is never repeated in a message: it holds a
  /// password.
  public PostgresUrl postgresUrl(String name) {
    String text = text(name);
    return text.isEmpty() ? NOWHERE : url(name, text);
  }

  public Optional<PostgresUrl> optionalPostgresUrl(String name) {
    return optional(name).map(text -> url(name, text));
  }

  private PostgresUrl url(String name, String text) {
    try {
      return PostgresUrl.parse(text);
    } catch (IllegalArgumentException e) {
      return wrong(name + ": " + e.getMessage(), NOWHERE);
    }
  }

  /// The event types there are: those that are shipped, and those of the folder that
  /// `CATALOGUE_DIR` names. What is wrong with it is told by file and JSON Pointer.
  public Catalogue catalogue() {
    Optional<String> folder = optional(CATALOGUE);
    if (folder.isEmpty()) {
      return Catalogue.shipped();
    }
    try {
      return Catalogue.shippedWith(Path.of(folder.get()));
    } catch (BrokenCatalogue | InvalidPathException unusable) {
      return wrong(CATALOGUE + ": " + unusable.getMessage(), Catalogue.shipped());
    }
  }

  /// Every variable behind a prefix, in the form of a library's own key:
  /// `HEADGATE_KAFKA_BOOTSTRAP_SERVERS` behind `HEADGATE_KAFKA_` is `bootstrap.servers`.
  public Map<String, String> passThrough(String prefix) {
    prefixes.add(prefix);
    Map<String, String> found = new TreeMap<>();
    variables.forEach((name, value) -> {
      if (name.startsWith(prefix)) {
        String key = name.substring(prefix.length());
        found.put(key.toLowerCase(Locale.ROOT).replace('_', '.'), value);
      }
    });
    return found;
  }

  /// Ends the reading.
  ///
  /// @throws ProcessFailure telling every mistake and every variable that nobody reads
  public void rejectUnknown() {
    variables.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
        .filter(name -> prefixes.stream().noneMatch(name::startsWith))
        .sorted()
        .forEach(name -> problems.add(name + " is not known; did you mean " + nearest(name) + "?"));
    if (!problems.isEmpty()) {
      throw new ProcessFailure(
          StandardExit.CONFIGURATION,
          String.join("; ", problems) + ".",
          "Correct the environment and start again.");
    }
  }

  private String nearest(String name) {
    return Spelling.nearest(name, known);
  }

  private <T> T parsed(String name, T otherwise, Function<String, T> parser, String form) {
    return optional(name)
        .map(text -> {
          try {
            return parser.apply(text);
          } catch (IllegalArgumentException | DateTimeParseException e) {
            return wrong(name + " is '" + text + "', not " + form, otherwise);
          }
        })
        .orElse(otherwise);
  }

  private <T> T wrong(String problem, T standIn) {
    problems.add(problem);
    return standIn;
  }
}
