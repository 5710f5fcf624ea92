package dev.headgate.command.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.command.Gateway;
import dev.headgate.command.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A consumer that reads the log page by page and keeps the cursor of the last event it has seen.
/// Confined to one thread.
final class Pages {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Gateway gateway;
  private final String query;
  private final List<String> seen = new ArrayList<>();
  private @Nullable String cursor;

  Pages(Gateway gateway, String query) {
    this.gateway = gateway;
    this.query = query.isEmpty() ? "" : "&" + query;
  }

  List<String> seen() {
    return List.copyOf(seen);
  }

  /// Reads one page and answers whether there is another one now.
  boolean next(int limit) {
    JsonNode page = page(limit).expect(200).json();
    for (JsonNode item : page.required("items")) {
      seen.add(item.required("event_id").textValue());
      cursor = item.required("cursor").textValue();
    }
    JsonNode next = page.required("next_cursor");
    if (!next.isNull()) {
      cursor = next.textValue(); // behind what was looked at, which may be more than what was shown
    }
    return !next.isNull();
  }

  /// Reads to the end of now.
  Pages all(int limit) {
    boolean isMore = true;
    while (isMore) {
      isMore = next(limit);
    }
    return this;
  }

  /// Reads on until so many events were seen: others on the server may still be at work.
  Pages until(int events) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (seen.size() < events && System.nanoTime() < end) {
      next(50);
    }
    return this;
  }

  private Reply page(int limit) {
    String behind = cursor == null ? "" : "&cursor=" + cursor;
    return gateway.send("GET", "/api/v1/events?limit=" + limit + behind + query, "");
  }
}
