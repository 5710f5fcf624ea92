package dev.headgate.projector.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.process.problem.Refusal;
import dev.headgate.process.query.Query;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Where a page ended: the sort key of its last row, in a form that means nothing to clients. It
/// belongs to the list it came from and to no other.
///
/// @param list the name of the list, with what decides its order
public record Cursor(String list, List<String> key) {

  public static final String PARAMETER = "cursor";

  private static final String SEPARATOR = "\n";

  public Cursor {
    key = List.copyOf(key);
  }

  public String text() {
    String plain = list + SEPARATOR + String.join(SEPARATOR, key);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
  }

  /// The cursor a request brings, if any.
  ///
  /// @throws Refusal 400 when it is none of this list
  public static Optional<Cursor> of(Query query, String list, int keyLength) {
    return query
        .text(PARAMETER, 600)
        .map(text -> {
          List<String> parts = List.of(decoded(text).split(SEPARATOR, -1));
          if (parts.size() != keyLength + 1 || !parts.getFirst().equals(list)) {
            throw foreign();
          }
          return new Cursor(list, parts.subList(1, parts.size()));
        });
  }

  /// What the key means.
  ///
  /// @throws Refusal 400 when it is none that this list made
  public <T> T read(Function<List<String>, T> reader) {
    try {
      return reader.apply(key);
    } catch (IllegalArgumentException | DateTimeParseException madeUp) {
      throw foreign();
    }
  }

  private static Refusal foreign() {
    return Query.refused("cursor must be a next_cursor of this list, with the same order.");
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getUrlDecoder().decode(text), UTF_8);
    } catch (IllegalArgumentException notBase64) {
      throw foreign();
    }
  }
}
