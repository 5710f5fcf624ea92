package dev.headgate.cli.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Orders about many letters, a page after the other. One thread.
public final class Orders {

  private static final int AT_ONCE = 500;

  private final LetterApi api;

  public Orders(LetterApi api) {
    this.api = api;
  }

  /// Gives the order about each of these.
  public ObjectNode named(ObjectNode order, List<String> ids) throws InterruptedException {
    ObjectNode given = order.deepCopy();
    ArrayNode items = given.putArray("items");
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      ObjectNode part = order.deepCopy();
      ArrayNode some = part.putArray("letter_ids");
      ids.subList(from, Math.min(ids.size(), from + AT_ONCE)).forEach(some::add);
      api.order(part).path("items").forEach(items::add);
    }
    return given;
  }

  /// Gives the order about every parked letter that a filter finds.
  public ObjectNode filtered(ObjectNode order, ObjectNode filter) throws InterruptedException {
    ObjectNode given = order.deepCopy();
    ArrayNode items = given.putArray("items");
    ObjectNode part = order.deepCopy().put("limit", AT_ONCE);
    part.set("filter", filter);
    JsonNode next;
    do {
      JsonNode page = api.order(part);
      page.path("items").forEach(items::add);
      next = page.path("next_cursor");
      part.set("cursor", next);
    } while (next.isTextual());
    return given;
  }

  /// An order without its letters.
  public static ObjectNode order(String name, boolean dryRun) {
    return JsonNodeFactory.instance.objectNode().put("order", name).put("dry_run", dryRun);
  }
}
