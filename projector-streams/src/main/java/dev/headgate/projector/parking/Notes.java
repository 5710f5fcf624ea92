package dev.headgate.projector.parking;

import java.util.ArrayList;
import java.util.List;

/// What is to be minded about an aggregate; nearly all have nothing.
///
/// @param waiting how many of its events and rows are in the lot
/// @param ordered whether there are orders about its events
/// @param givenUp the versions that are passed over, whatever turns up
public record Notes(long waiting, boolean ordered, List<Span> givenUp) {

  static final Notes NONE = new Notes(0, false, List.of());

  public Notes {
    givenUp = List.copyOf(givenUp);
  }

  /// Versions from one to another, both included.
  public record Span(long from, long to) {
    boolean contains(long version) {
      return from <= version && version <= to;
    }
  }

  public boolean hasGivenUp(long version) {
    return givenUp.stream().anyMatch(span -> span.contains(version));
  }

  /// How far an aggregate is that has come to a version, what was given up behind it included.
  public long through(long version) {
    long end = version;
    for (boolean found = true; found; ) {
      long next = end + 1;
      found = hasGivenUp(next);
      for (Span span : givenUp) {
        end = span.contains(next) ? Math.max(end, span.to()) : end;
      }
    }
    return end;
  }

  Notes plusWaiting(long more) {
    return new Notes(waiting + more, ordered, givenUp);
  }

  Notes withOrders() {
    return new Notes(waiting, true, givenUp);
  }

  Notes plusGivenUp(Span span) {
    List<Span> spans = new ArrayList<>(givenUp);
    spans.add(span);
    return new Notes(waiting, ordered, spans);
  }

  boolean isEmpty() {
    return equals(NONE);
  }
}
