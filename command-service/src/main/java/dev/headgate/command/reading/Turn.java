package dev.headgate.command.reading;

import dev.headgate.command.cursor.Cursors;
import dev.headgate.command.cursor.Position;
import dev.headgate.command.exchange.Request;
import dev.headgate.process.query.Page;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which page of a list is wanted.
///
/// @param behind where the page before ended; null for the first
public record Turn(Order order, Page page, @Nullable Position behind) {

  public static final Set<String> PARAMETERS = Set.of("order", Page.PARAMETER, Cursors.PARAMETER);

  /// In which direction of the log.
  enum Order {
    ASC(">"),
    DESC("<");

    private static final Position END = new Position(Long.MAX_VALUE, Long.MAX_VALUE);

    private final String behind;

    Order(String behind) {
      this.behind = behind;
    }

    /// How what comes later compares with what came before.
    String behind() {
      return behind;
    }

    /// Where the first page begins.
    Position start() {
      return switch (this) {
        case ASC -> Position.BEGINNING;
        case DESC -> END;
      };
    }
  }

  /// What a request asks for: the oldest first, if it does not say.
  ///
  /// @throws dev.headgate.process.problem.Refusal 400 when a parameter cannot be used
  public static Turn of(Request request, Cursors cursors) {
    return new Turn(
        request.query().oneOf("order", Order.class).orElse(Order.ASC),
        Page.of(request.query()),
        cursors.of(request.query(), request.principal().tenant()).orElse(null));
  }
}
