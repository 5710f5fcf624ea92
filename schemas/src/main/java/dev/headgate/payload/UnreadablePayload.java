package dev.headgate.payload;

import dev.headgate.event.EventType;
import org.jspecify.annotations.Nullable;

/// Data that is no event of the type it claims to be.
public final class UnreadablePayload extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadablePayload(EventType type, String problem) {
    this(type, problem, null);
  }

  UnreadablePayload(EventType type, String problem, @Nullable Throwable cause) {
    super("data is no %s: %s".formatted(type, problem), cause);
  }
}
