package dev.headgate.projector.lookup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.projector.exchange.Answer;
import dev.headgate.projector.exchange.Query;
import java.util.List;
import java.util.function.Function;

/// How many rows a page has at most. One more is read, to tell whether there is a next page.
record Page(int limit) {

  static final String PARAMETER = "limit";
  static final int LARGEST = 500;

  private static final int USUAL = 50;

  static Page of(Query query) {
    return new Page(Math.toIntExact(query.number(PARAMETER, 1, LARGEST).orElse((long) USUAL)));
  }

  int toRead() {
    return limit + 1;
  }

  Answer answer(List<ObjectNode> rows, Function<ObjectNode, Cursor> cursor) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode items = body.putArray("items");
    rows.stream().limit(limit).forEach(items::add);
    boolean more = rows.size() > limit;
    body.put("next_cursor", more ? cursor.apply(rows.get(limit - 1)).text() : null);
    return Answer.of(200, body);
  }
}
