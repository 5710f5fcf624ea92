package dev.headgate.cli.letter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Letters for people.
public final class LetterText {

  private static final String END = System.lineSeparator();

  private LetterText() {}

  /// A page, a letter a line.
  public static String page(JsonNode page) {
    if (page.path("items").isEmpty()) {
      return "no dead letters";
    }
    Columns columns =
        new Columns("LETTER", "STATUS", "REASON", "AGGREGATE", "BEHIND", "TRIED", "SINCE", "WHY");
    for (JsonNode letter : page.path("items")) {
      columns.add(
          letter.path("letter_id").asText(),
          letter.path("status").asText(),
          letter.path("reason").asText(),
          whose(letter),
          letter.path("behind").asText(),
          letter.path("retries").asText(),
          letter.path("parked_at").asText(),
          letter.path("detail").asText());
    }
    JsonNode next = page.path("next_cursor");
    String more = next.isTextual() ? END + "there are more: --cursor " + next.asText() : "";
    return columns.text() + more;
  }

  private static String whose(JsonNode letter) {
    return letter.hasNonNull("aggregate_id")
        ? "%s %s version %d"
            .formatted(
                letter.path("aggregate_type").asText(),
                letter.path("aggregate_id").asText(),
                letter.path("aggregate_version").asLong())
        : "nobody's event";
  }

  /// Everything about one, and the record it is about.
  public static String whole(JsonNode letter) {
    StringBuilder text = new StringBuilder();
    letter
        .properties()
        .forEach(field -> {
          if (!field.getKey().equals("record") && !field.getValue().isNull()) {
            line(text, field.getKey(), field.getValue().asText());
          }
        });
    JsonNode record = letter.path("record");
    if (record.isNull()) {
      return line(text, "record", "its topic has it no longer, see its .dlq topic").toString();
    }
    line(text, "key", record.path("key").asText());
    for (JsonNode header : record.path("headers")) {
      line(text, "header", header.path("name").asText() + ": " + header.path("value").asText());
    }
    return line(text, "value", record.path("value").asText()).toString();
  }

  private static StringBuilder line(StringBuilder text, String name, String value) {
    return text.append(text.isEmpty() ? "" : END).append("%-18s ".formatted(name)).append(value);
  }

  /// What was ordered, a letter a line, and what came of it.
  public static String orders(JsonNode orders) {
    JsonNode items = orders.path("items");
    if (items.isEmpty()) {
      return "nothing is parked that this is about";
    }
    Columns columns = new Columns("LETTER", "REASON", "ORDER", "NOW");
    Map<String, Integer> counts = new TreeMap<>();
    for (JsonNode item : items) {
      String now = item.path("became").asText("not ordered");
      counts.merge(now, 1, Integer::sum);
      columns.add(
          item.path("letter_id").asText(),
          item.path("reason").asText(),
          item.hasNonNull("order_id") ? item.path("order_id").asText() : "-",
          now);
    }
    String sum =
        counts.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
    return columns.text() + END + sum(orders, sum);
  }

  private static String sum(JsonNode orders, String sum) {
    String order = orders.path("order").asText();
    return orders.path("dry_run").asBoolean()
        ? "would %s %d".formatted(order, orders.path("items").size())
        : "%s: %s".formatted(order, sum);
  }
}
