package dev.headgate.projector.succession;

import dev.headgate.event.AggregateId;
import dev.headgate.event.Context;
import dev.headgate.event.Envelope;
import dev.headgate.event.EventType;
import dev.headgate.event.Identity;
import dev.headgate.event.Payload;
import dev.headgate.projector.letter.Letter;
import dev.headgate.projector.letter.Status;
import dev.headgate.projector.letter.Subject;
import dev.headgate.projector.order.Order;
import dev.headgate.projector.order.Order.Discard;
import dev.headgate.projector.order.Order.Park;
import dev.headgate.projector.order.Order.Replace;
import dev.headgate.projector.order.Order.Retry;
import dev.headgate.projector.order.Replacement;
import dev.headgate.projector.parking.Aside;
import dev.headgate.projector.parking.Parked.ParkedEvent;
import dev.headgate.projector.parking.Parked.RefusedRow;
import dev.headgate.projector.parking.ParkingLot;
import dev.headgate.projector.projection.ProjectedRow;
import dev.headgate.projector.projection.RowHead;
import dev.headgate.projector.projection.StoredRow;
import dev.headgate.projector.reading.EventReading;
import dev.headgate.projector.reading.Poison;
import dev.headgate.projector.reading.Reason;
import dev.headgate.projector.reading.Vocabulary;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Obeys orders about what is parked. Confined to its stream thread.
public final class Obedience {

  private final Heads heads;
  private final ParkingLot lot;
  private final Outlet outlet;
  private final Letters letters;
  private final Succession succession;
  private final Vocabulary vocabulary;

  Obedience(
      Heads heads,
      ParkingLot lot,
      Outlet outlet,
      Letters letters,
      Succession succession,
      Vocabulary vocabulary) {
    this.heads = heads;
    this.lot = lot;
    this.outlet = outlet;
    this.letters = letters;
    this.succession = succession;
    this.vocabulary = vocabulary;
  }

  /// Does what an order says.
  ///
  /// @param rowTopics where this fold shows its rows: what a sink says of others is not about it
  public void obey(Order order, Set<String> rowTopics) {
    switch (order.action()) {
      case Park park -> park(order, park, rowTopics);
      case Retry _, Discard _, Replace _ -> settle(order);
    }
  }

  private void park(Order order, Park park, Set<String> rowTopics) {
    AggregateId aggregate = order.target().aggregate();
    if (aggregate == null || lot.find(aggregate, order.target().letter()).isPresent()) {
      return; // it is in the lot already
    }
    Subject subject =
        new Subject(aggregate, order.target().letter(), park.version(), park.eventType());
    var finding = letters.finding(order.target().reason(), order.target().detail());
    var origin = park.record().origin();
    if (order.target().reason() == Reason.ROW_REFUSED) {
      if (rowTopics.contains(origin.topic())) {
        long behind = lot.notes(aggregate).waiting();
        Letter letter = Letter.blocking(subject, origin, finding, behind);
        lot.put(new RefusedRow(subject, letter));
        outlet.tell(letter);
      }
    } else if (isForTheAuditAlone(order, subject) && lot.aside(subject.eventId()).isEmpty()) {
      Letter letter = Letter.alone(subject, origin, finding);
      lot.put(new Aside(park.record(), letter));
      outlet.setAside(park.record(), letter);
      outlet.tell(letter);
    }
  }

  /// A fork of what the fold keeps it finds itself.
  private static boolean isForTheAuditAlone(Order order, Subject subject) {
    return order.target().reason() != Reason.VERSION_FORK || !Judge.isKept(subject);
  }

  private void settle(Order order) {
    Aside aside = lot.aside(order.target().letter()).orElse(null);
    AggregateId aggregate = order.target().aggregate();
    if (isToHold(order)) {
      lot.hold(order);
    }
    if (aside != null) {
      settle(aside, order);
    } else if (aggregate != null) {
      lot.find(aggregate, order.target().letter())
          .ifPresent(parked -> {
            switch (parked) {
              case RefusedRow row -> settle(row, order);
              case ParkedEvent _ -> succession.drain(aggregate, order);
            }
          });
    }
  }

  /// What holds for the event wherever it is read. What a database refuses may differ from one
  /// generation to the next, and to try again is a matter of the moment.
  private static boolean isToHold(Order order) {
    return switch (order.action()) {
      case Replace _ -> true;
      case Discard _ ->
          order.target().reason() != Reason.ROW_REFUSED
              && order.target().reason() != Reason.EVENT_REFUSED;
      case Retry _, Park _ -> false;
    };
  }

  private void settle(Aside aside, Order order) {
    switch (order.action()) {
      case Retry _ -> retry(aside, order);
      case Discard _ -> {
        lot.remove(aside);
        letters.settle(aside.letter(), Status.DISCARDED, order);
      }
      case Replace _, Park _ -> outlet.tell(aside.letter().triedAgain());
    }
  }

  private void retry(Aside aside, Order order) {
    if (!aside.letter().finding().reason().isAboutReading()) {
      lot.remove(aside);
      letters.settle(aside.letter(), Status.RETRIED, order);
      outlet.release(aside.record());
      return;
    }
    try {
      var record = aside.record();
      var _ = EventReading.envelope(record.key(), record.value(), record.headers());
      lot.remove(aside);
      letters.settle(aside.letter(), Status.RETRIED, order);
      succession.arrive(record);
    } catch (Poison poison) {
      Letter letter =
          aside.letter().found(letters.finding(poison.reason(), poison.detail())).triedAgain();
      lot.put(new Aside(aside.record(), letter));
      outlet.tell(letter);
    }
  }

  private void settle(RefusedRow row, Order order) {
    Head head = heads.of(row.subject().aggregate());
    switch (order.action()) {
      case Retry _ -> leave(row, Status.RETRIED, order, head.stored());
      case Discard _ -> leave(row, Status.DISCARDED, order, null);
      case Replace replace -> {
        try {
          ProjectedRow replaced = replaced(head, row, replace.replacement());
          leave(row, Status.REPLACED, order, heads.correct(replaced).stored());
        } catch (Poison poison) {
          var finding = letters.finding(Reason.ROW_REFUSED, poison.detail());
          Letter letter = row.letter().found(finding).triedAgain();
          lot.put(row.with(letter));
          outlet.tell(letter);
        }
      }
      case Park _ -> {}
    }
  }

  private void leave(RefusedRow row, Status status, Order by, @Nullable StoredRow shown) {
    lot.remove(row);
    letters.settle(row.letter(), status, by);
    if (shown != null) {
      outlet.show(shown, by.given().at().toEpochMilli());
    }
    succession.drain(row.subject().aggregate(), by);
  }

  /// The event again with other data, where nothing was built on it yet.
  private ProjectedRow replaced(Head head, RefusedRow refused, Replacement replacement)
      throws Poison {
    ProjectedRow row = head.row();
    EventType type = replacement.type();
    if (row == null || type == null || !refused.subject().eventId().equals(head.lastEventId())) {
      throw new Poison(
          Reason.ROW_REFUSED, "later versions are built on it: retry or discard it", null);
    }
    ProjectedRow made =
        Judge.row(head, EventReading.of(envelope(row.head(), type, replacement), vocabulary));
    if (made == null) {
      throw new Poison(Reason.ROW_REFUSED, "an event of that type has no row", null);
    }
    return made;
  }

  private static Envelope envelope(RowHead head, EventType type, Replacement replacement) {
    return new Envelope(
        new Identity(head.lastEventId(), 1, head.lastUpdatedAt()),
        head.aggregate(),
        head.version(),
        type,
        Payload.of(replacement.data()),
        new Context("{}", "system", null, head.lastEventId(), null, null));
  }
}
