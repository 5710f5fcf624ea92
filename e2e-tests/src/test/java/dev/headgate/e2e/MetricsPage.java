package dev.headgate.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What docs/metrics.md says there is: a table below each service's heading, and one for all.
record MetricsPage(Map<String, List<Row>> tables) {

  static final String EVERY = "Every service";

  private static final Pattern HEADING = Pattern.compile("## (.+)");
  private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9_*]+)` \\| (.+?) \\| (.+?) \\|");
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) ");

  /// @param name of a family, or with `*` at its end of all families that begin like it
  record Row(String name, String unit, String meaning) {

    boolean covers(String family) {
      return name.endsWith("*")
          ? family.startsWith(name.substring(0, name.length() - 1))
          : family.equals(name);
    }
  }

  static MetricsPage read(Path page) throws IOException {
    Map<String, List<Row>> tables = new TreeMap<>();
    List<Row> table = new ArrayList<>();
    for (String line : Files.readAllLines(page)) {
      Matcher heading = HEADING.matcher(line);
      Matcher row = ROW.matcher(line);
      if (heading.matches()) {
        table = tables.computeIfAbsent(heading.group(1), _ -> new ArrayList<>());
      } else if (row.matches()) {
        table.add(new Row(row.group(1), row.group(2), row.group(3)));
      }
    }
    return new MetricsPage(tables);
  }

  /// The families a service shows; the maximum of a distribution belongs to it.
  static Set<String> families(String scraped) {
    Set<String> families = new TreeSet<>();
    TYPE.matcher(scraped).results().forEach(type -> families.add(type.group(1)));
    families.removeIf(
        name -> families.contains(name.replaceAll("_max$", "")) && name.endsWith("_max"));
    return families;
  }

  /// Families that the page does not tell of exactly once.
  List<String> undescribed(String service, Set<String> families) {
    return families.stream()
        .filter(family -> rows(service).stream().filter(row -> row.covers(family)).count() != 1)
        .toList();
  }

  /// Rows of a service's own that nothing shown belongs to.
  List<String> unshown(String service, Set<String> families) {
    return tables.getOrDefault(service, List.of()).stream()
        .filter(row -> families.stream().noneMatch(row::covers))
        .map(Row::name)
        .toList();
  }

  List<Row> rows(String service) {
    List<Row> rows = new ArrayList<>(tables.getOrDefault(EVERY, List.of()));
    rows.addAll(tables.getOrDefault(service, List.of()));
    return rows;
  }
}
