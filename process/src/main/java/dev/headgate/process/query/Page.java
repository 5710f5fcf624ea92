package dev.headgate.process.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/// How many rows a page has at most. One more is read, to tell whether there is a next page.
public record Page(int limit) {

  public static final String PARAMETER = "limit";
  public static final int LARGEST = 500;

  private static final int USUAL = 50;

  public static Page of(Query query) {
    return new Page(Math.toIntExact(query.number(PARAMETER, 1, LARGEST).orElse((long) USUAL)));
  }

  public int toRead() {
    return limit + 1;
  }

  /// The rows that belong to the page, and where the next one begins.
  ///
  /// @param cursor makes a cursor of a row
  public ObjectNode body(List<ObjectNode> rows, Function<ObjectNode, String> cursor) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode items = body.putArray("items");
    rows.stream().limit(limit).forEach(items::add);
    boolean more = rows.size() > limit;
    return body.put("next_cursor", more ? cursor.apply(rows.get(limit - 1)) : null);
  }
}
