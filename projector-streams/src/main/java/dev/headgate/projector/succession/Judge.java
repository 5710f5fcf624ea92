package dev.headgate.projector.succession;

import dev.headgate.event.AuditEvent;
import dev.headgate.event.Envelope;
import dev.headgate.projector.letter.SourceRecord;
import dev.headgate.projector.letter.Subject;
import dev.headgate.projector.order.Order;
import dev.headgate.projector.order.Order.Discard;
import dev.headgate.projector.order.Order.Park;
import dev.headgate.projector.order.Order.Replace;
import dev.headgate.projector.order.Order.Retry;
import dev.headgate.projector.parking.Notes;
import dev.headgate.projector.parking.Parked.ParkedEvent;
import dev.headgate.projector.projection.Evolution;
import dev.headgate.projector.projection.ProjectedRow;
import dev.headgate.projector.reading.EventReading;
import dev.headgate.projector.reading.Poison;
import dev.headgate.projector.reading.Reason;
import dev.headgate.projector.reading.Vocabulary;
import dev.headgate.projector.succession.Verdict.Apply;
import dev.headgate.projector.succession.Verdict.PassOver;
import dev.headgate.projector.succession.Verdict.Refuse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Decides about an event from where its aggregate stands and what was ordered. Writes nothing.
final class Judge {

  private final Heads heads;
  private final Vocabulary vocabulary;

  Judge(Heads heads, Vocabulary vocabulary) {
    this.heads = heads;
    this.vocabulary = vocabulary;
  }

  /// Whether the fold keeps nothing of a type, not even versions: audit events stand alone.
  static boolean isKept(Subject subject) {
    return !subject.aggregate().type().equals("audit");
  }

  /// Orders decide first, in the sequence they were given: so a rebuild, which reads them before
  /// the event, comes to what happened when they came after it.
  ///
  /// @param read the event's envelope, where it was read a moment ago
  Verdict judge(
      Head head, ParkedEvent event, @Nullable Envelope read, Notes notes, List<Order> orders) {
    Subject subject = event.subject();
    if (notes.hasGivenUp(subject.version())) {
      return new PassOver(null, false);
    }
    Refuse outOfTurn = isKept(subject) ? outOfTurn(head, subject) : null;
    for (Order order : orders) {
      switch (order.action()) {
        case Discard discard -> {
          return new PassOver(order, discard.giveUpGap());
        }
        case Replace replace -> {
          if (outOfTurn == null
              && evolved(head, replace.replacement().of(event.record()), null, order)
                  instanceof Apply applied) {
            return applied;
          }
        }
        case Retry _, Park _ -> {}
      }
    }
    return outOfTurn == null ? evolved(head, event.record(), read, null) : outOfTurn;
  }

  private @Nullable Refuse outOfTurn(Head head, Subject event) {
    if (event.version() > head.version() + 1) {
      return new Refuse(
          Reason.VERSION_GAP,
          "it is version %d, but %d is missing".formatted(event.version(), head.version() + 1));
    }
    if (event.version() <= head.version()) {
      UUID maker = heads.maker(head, event.aggregate(), event.version());
      return new Refuse(
          Reason.VERSION_FORK,
          "version %d was made by %s"
              .formatted(event.version(), maker == null ? "an event unknown here" : maker));
    }
    return null;
  }

  private Verdict evolved(
      Head head, SourceRecord record, @Nullable Envelope read, @Nullable Order by) {
    try {
      Envelope envelope =
          read == null
              ? EventReading.envelope(record.key(), record.value(), record.headers())
              : read;
      return new Apply(row(head, EventReading.of(envelope, vocabulary)), record, by);
    } catch (Poison poison) {
      return new Refuse(poison.reason(), poison.detail());
    }
  }

  /// @throws Poison when the event cannot follow
  static @Nullable ProjectedRow row(Head head, EventReading reading) throws Poison {
    if (reading.event() instanceof AuditEvent) {
      return null;
    }
    try {
      ProjectedRow before = Evolution.isWhole(reading.event()) ? null : head.row();
      return Evolution.evolve(before, reading.envelope(), reading.event());
    } catch (IllegalStateException told) {
      throw new Poison(Reason.EVOLVE_FAILED, String.valueOf(told.getMessage()), told);
    } catch (RuntimeException broken) {
      // Its message may hold data; the class is enough to find the place.
      throw new Poison(Reason.EVOLVE_FAILED, broken.getClass().getName(), broken);
    }
  }
}
