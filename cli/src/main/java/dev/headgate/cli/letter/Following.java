package dev.headgate.cli.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Follows letters that something was ordered about. One thread.
public final class Following {

  private static final String PAGE = "500";
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final String SETTLED = "settled";
  private static final String TRIED = "tried in vain";
  private static final String PARKED = "parked";

  private final LetterApi api;
  private final Map<String, String> filters;

  /// @param filters by which the letters were found; empty ones exclude none
  public Following(LetterApi api, Map<String, String> filters) {
    this.api = api;
    this.filters = new TreeMap<>(filters);
  }

  /// Waits until each letter is settled or was tried in vain, and notes what became of it.
  ///
  /// @return whether all are settled
  public boolean follow(ObjectNode given, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    List<String> became = look(given);
    while (became.contains(PARKED) && System.nanoTime() < end) {
      Thread.sleep(PAUSE);
      became = look(given);
    }
    return became.stream().allMatch(SETTLED::equals);
  }

  private List<String> look(ObjectNode given) throws InterruptedException {
    JsonNode items = given.path("items");
    Map<String, Integer> parked = items.isEmpty() ? Map.of() : parked();
    for (JsonNode item : items) {
      ((ObjectNode) item).put("became", became(item, parked));
    }
    return items.findValuesAsText("became");
  }

  private static String became(JsonNode item, Map<String, Integer> parked) {
    Integer retries = parked.get(item.path("letter_id").asText());
    if (retries == null) {
      return SETTLED;
    }
    return retries > item.path("retries").asInt() ? TRIED : PARKED;
  }

  /// How often each parked letter was tried again.
  private Map<String, Integer> parked() throws InterruptedException {
    Map<String, Integer> parked = new HashMap<>();
    Map<String, String> asked = new TreeMap<>(filters);
    asked.put("limit", PAGE);
    JsonNode next;
    do {
      JsonNode page = api.list(asked);
      for (JsonNode letter : page.path("items")) {
        parked.put(letter.path("letter_id").asText(), letter.path("retries").asInt());
      }
      next = page.path("next_cursor");
      asked.put("cursor", next.asText(""));
    } while (next.isTextual());
    return parked;
  }
}
