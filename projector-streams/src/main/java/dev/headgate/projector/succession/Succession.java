package dev.headgate.projector.succession;

import dev.headgate.event.AggregateId;
import dev.headgate.event.Envelope;
import dev.headgate.projector.letter.Letter;
import dev.headgate.projector.letter.Letter.Finding;
import dev.headgate.projector.letter.SourceRecord;
import dev.headgate.projector.letter.Status;
import dev.headgate.projector.letter.Subject;
import dev.headgate.projector.order.Order;
import dev.headgate.projector.order.Order.Discard;
import dev.headgate.projector.parking.Aside;
import dev.headgate.projector.parking.Notes;
import dev.headgate.projector.parking.Parked;
import dev.headgate.projector.parking.Parked.ParkedEvent;
import dev.headgate.projector.parking.Parked.RefusedRow;
import dev.headgate.projector.parking.ParkingLot;
import dev.headgate.projector.projection.ProjectedRow;
import dev.headgate.projector.projection.StoredRow;
import dev.headgate.projector.reading.EventReading;
import dev.headgate.projector.reading.Poison;
import dev.headgate.projector.reading.Vocabulary;
import dev.headgate.projector.succession.Verdict.Apply;
import dev.headgate.projector.succession.Verdict.PassOver;
import dev.headgate.projector.succession.Verdict.Refuse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Gives each event its turn. Confined to its stream thread.
public final class Succession {

  private static final UUID NO_EVENT = new UUID(0, 0);

  private final Heads heads;
  private final ParkingLot lot;
  private final Judge judge;
  private final Outlet outlet;
  private final Letters letters;

  Succession(Heads heads, ParkingLot lot, Outlet outlet, Letters letters, Vocabulary vocabulary) {
    this.heads = heads;
    this.lot = lot;
    this.judge = new Judge(heads, vocabulary);
    this.outlet = outlet;
    this.letters = letters;
  }

  /// Applies an event and what waited for it, or lets it wait.
  public void arrive(SourceRecord record) {
    Envelope envelope;
    try {
      envelope = EventReading.envelope(record.key(), record.value(), record.headers());
    } catch (Poison poison) {
      setAside(record, poison);
      return;
    }
    Subject subject = Subject.of(envelope);
    Head head = heads.of(subject.aggregate());
    Notes notes = lot.notes(subject.aggregate());
    ParkedEvent event = new ParkedEvent(record, subject, null);
    if (heads.contains(head, subject)) {
      show(head, record.timestamp()); // read again
    } else if (notes.waiting() > 0) {
      queue(event);
    } else {
      var _ = settle(event, envelope, new Place(head, notes), null);
    }
  }

  /// Sets a record aside that is nobody's event.
  public void setAside(SourceRecord record, Poison poison) {
    Letter letter = Letter.nobodys(record, letters.finding(poison.reason(), poison.detail()));
    Optional<Order> discarded =
        lot.orders(letter.id()).stream()
            .filter(order -> order.action() instanceof Discard)
            .findFirst();
    if (discarded.isPresent()) {
      letters.settle(letter, Status.DISCARDED, discarded.get());
    } else if (lot.aside(letter.id()).isEmpty()) {
      lot.put(new Aside(record, letter));
      outlet.setAside(record, letter);
      outlet.tell(letter);
    }
  }

  private void queue(ParkedEvent event) {
    AggregateId aggregate = event.subject().aggregate();
    lot.put(event);
    lot.first(aggregate)
        .ifPresent(first -> {
          if (first.subject().eventId().equals(event.subject().eventId())) {
            drain(aggregate, null);
          } else {
            recount(first);
          }
        });
  }

  /// Applies what waits, as far as it can be.
  ///
  /// @param order that gave rise to it
  void drain(AggregateId aggregate, @Nullable Order order) {
    Optional<Parked> first = lot.first(aggregate);
    while (first.isPresent() && isSettled(first.get(), order)) {
      first = lot.first(aggregate);
    }
  }

  private boolean isSettled(Parked first, @Nullable Order order) {
    return switch (first) {
      case RefusedRow row -> {
        recount(row);
        yield false;
      }
      case ParkedEvent event -> {
        AggregateId aggregate = event.subject().aggregate();
        Place place = new Place(heads.of(aggregate), lot.notes(aggregate));
        yield settle(event, null, place, about(event, order));
      }
    };
  }

  private static @Nullable Order about(ParkedEvent event, @Nullable Order order) {
    return order != null && order.target().letter().equals(event.subject().eventId())
        ? order
        : null;
  }

  /// Where an aggregate stands, and what is to be minded about it.
  private record Place(Head head, Notes notes) {}

  /// Whether the event is out of the way.
  ///
  /// @param read its envelope, unless it has waited
  private boolean settle(
      ParkedEvent event, @Nullable Envelope read, Place place, @Nullable Order order) {
    Head head = place.head();
    Notes notes = place.notes();
    Subject subject = event.subject();
    List<Order> orders =
        notes.ordered() ? lot.orders(subject.aggregate(), subject.eventId()) : List.of();
    switch (judge.judge(head, event, read, notes, orders)) {
      case Refuse refuse -> {
        park(event, refuse, order);
        return false;
      }
      case Apply apply -> {
        leave(event, notes);
        apply(event, head, apply);
        letters.applied(event, apply, order);
      }
      case PassOver pass -> {
        leave(event, notes);
        passOver(event, head, pass);
        letters.passedOver(event, pass);
      }
    }
    return true;
  }

  private void leave(ParkedEvent event, Notes notes) {
    if (notes.waiting() > 0) {
      lot.remove(event);
    }
  }

  private void apply(ParkedEvent event, Head head, Apply apply) {
    ProjectedRow row = apply.row();
    if (row != null) {
      Head next = passGivenUp(heads.advance(head, row), event.subject().aggregate());
      show(next, event.record().timestamp());
    }
  }

  private void passOver(ParkedEvent event, Head head, PassOver pass) {
    Subject subject = event.subject();
    boolean next = subject.version() == head.version() + 1;
    boolean beyond = subject.version() > head.version() + 1;
    if (!Judge.isKept(subject) || (!next && !(beyond && pass.gap()))) {
      return;
    }
    if (beyond) {
      lot.giveUp(subject.aggregate(), head.version() + 1, subject.version() - 1);
    }
    Head passed = heads.pass(head, subject.aggregate(), subject.version(), subject.eventId());
    show(passGivenUp(passed, subject.aggregate()), event.record().timestamp());
  }

  private Head passGivenUp(Head head, AggregateId aggregate) {
    long through = lot.notes(aggregate).through(head.version());
    return through > head.version() ? heads.pass(head, aggregate, through, NO_EVENT) : head;
  }

  private void park(ParkedEvent event, Refuse refuse, @Nullable Order order) {
    lot.put(event);
    Letter old = event.letter();
    long behind = lot.notes(event.subject().aggregate()).waiting() - 1;
    Finding finding = letters.finding(refuse.reason(), refuse.detail());
    Letter letter =
        old == null
            ? Letter.blocking(event.subject(), event.record().origin(), finding, behind)
            : old.found(finding).withBehind(behind);
    Letter told = order == null || old == null ? letter : letter.triedAgain();
    lot.put(event.with(told));
    if (old == null) {
      outlet.setAside(event.record(), told);
    }
    if (!told.equals(old)) {
      outlet.tell(told);
    }
  }

  private void recount(Parked first) {
    Letter letter = first.letter();
    long behind = lot.notes(first.subject().aggregate()).waiting() - 1;
    if (letter != null && letter.fate().behind() != behind) {
      lot.put(first.with(letter.withBehind(behind)));
      outlet.tell(letter.withBehind(behind));
    }
  }

  private void show(Head head, long timestamp) {
    StoredRow row = head.stored();
    if (row != null) {
      outlet.show(row, timestamp);
    }
  }
}
