package dev.headgate.payload;

import dev.headgate.event.EventType;

/// Data that is no event of the type it claims to be. The message never repeats the data.
public final class UnreadablePayload extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadablePayload(EventType type, String problem) {
    super("data is no %s: %s".formatted(type, problem));
  }
}
