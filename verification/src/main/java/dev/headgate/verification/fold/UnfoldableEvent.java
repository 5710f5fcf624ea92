package dev.headgate.verification.fold;

/// An event whose payload no fold can take: the projector has to have set it aside.
public final class UnfoldableEvent extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnfoldableEvent(PastEvent event, String why) {
    super("event %s at version %d: %s".formatted(event.id(), event.version(), why));
  }
}
