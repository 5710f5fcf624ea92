package dev.headgate.projector.parking;

import dev.headgate.event.AggregateId;
import dev.headgate.projector.letter.Subject;
import dev.headgate.projector.order.Order;
import dev.headgate.projector.parking.Parked.ParkedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/// The store of what waits. Confined to its stream thread.
///
/// Below an aggregate's own key stand its notes, behind `#` what waits of it by version, behind `!`
/// the orders about an event; none of the two signs can be part of an aggregate's key.
public final class ParkingLot {

  private static final String ASIDE = "aside!";

  private static final String NOBODYS = "nobody!";

  private final KeyValueStore<String, byte[]> store;
  private final IntConsumer waiting;

  /// A lot over its store.
  ///
  /// @param waiting is told 1 when an aggregate begins to wait, and -1 when it no longer does
  public ParkingLot(KeyValueStore<String, byte[]> store, IntConsumer waiting) {
    this.store = store;
    this.waiting = waiting;
  }

  /// One look-up tells that an aggregate has nothing here.
  public Notes notes(AggregateId aggregate) {
    byte[] found = store.get(key(aggregate));
    return found == null ? Notes.NONE : ParkingCodec.notes(found);
  }

  /// What the aggregate waits for: the lowest version in the lot.
  public Optional<Parked> first(AggregateId aggregate) {
    try (var entries = entries(aggregate)) {
      return entries.hasNext()
          ? Optional.of(ParkingCodec.parked(entries.next().value))
          : Optional.empty();
    }
  }

  public Optional<Parked> find(AggregateId aggregate, UUID eventId) {
    try (var entries = entries(aggregate)) {
      while (entries.hasNext()) {
        KeyValue<String, byte[]> entry = entries.next();
        if (entry.key.endsWith("#" + eventId)) {
          return Optional.of(ParkingCodec.parked(entry.value));
        }
      }
    }
    return Optional.empty();
  }

  private KeyValueIterator<String, byte[]> entries(AggregateId aggregate) {
    return store.range(key(aggregate) + "#", key(aggregate) + "$"); // the sign that follows #
  }

  /// Lets an event wait. The same event again takes its own place, and keeps its letter.
  public void put(Parked parked) {
    String key = key(parked.subject());
    byte[] before = store.get(key);
    Parked kept = parked;
    if (before == null) {
      note(parked.subject().aggregate(), notes(parked.subject().aggregate()).plusWaiting(1));
    } else if (parked instanceof ParkedEvent event && event.letter() == null) {
      kept = event.with(ParkingCodec.parked(before).letter());
    }
    store.put(key, ParkingCodec.encode(kept));
  }

  public void remove(Parked parked) {
    if (store.delete(key(parked.subject())) != null) {
      note(parked.subject().aggregate(), notes(parked.subject().aggregate()).plusWaiting(-1));
    }
  }

  /// The orders about an event in the sequence they were given.
  public List<Order> orders(AggregateId aggregate, UUID eventId) {
    return orders(key(aggregate) + "!" + eventId);
  }

  /// The orders about a record that is nobody's event.
  public List<Order> orders(UUID letter) {
    return orders(NOBODYS + letter);
  }

  private List<Order> orders(String key) {
    byte[] found = store.get(key);
    return found == null ? List.of() : ParkingCodec.orders(found);
  }

  /// Keeps an order for as long as there is the store: its event may come again, or only later.
  public void hold(Order order) {
    AggregateId aggregate = order.target().aggregate();
    UUID letter = order.target().letter();
    if (aggregate == null) {
      hold(NOBODYS + letter, order);
    } else {
      hold(key(aggregate) + "!" + letter, order);
      note(aggregate, notes(aggregate).withOrders());
    }
  }

  private void hold(String key, Order order) {
    List<Order> orders = new ArrayList<>(orders(key));
    if (orders.stream().noneMatch(held -> held.given().id().equals(order.given().id()))) {
      orders.add(order);
      store.put(key, ParkingCodec.encode(orders));
    }
  }

  /// Notes that versions are passed over from now on.
  public void giveUp(AggregateId aggregate, long from, long to) {
    note(aggregate, notes(aggregate).plusGivenUp(new Notes.Span(from, to)));
  }

  public Optional<Aside> aside(UUID letter) {
    return Optional.ofNullable(store.get(ASIDE + letter)).map(ParkingCodec::aside);
  }

  public void put(Aside aside) {
    store.put(ASIDE + aside.letter().id(), ParkingCodec.encode(aside));
  }

  public void remove(Aside aside) {
    store.delete(ASIDE + aside.letter().id());
  }

  /// How many aggregates wait, by looking at all there is.
  public long waitingAggregates() {
    long count = 0;
    try (var all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> entry = all.next();
        boolean notes = entry.key.indexOf('#') < 0 && entry.key.indexOf('!') < 0;
        count += notes && ParkingCodec.notes(entry.value).waiting() > 0 ? 1 : 0;
      }
    }
    return count;
  }

  private void note(AggregateId aggregate, Notes notes) {
    boolean waited = notes(aggregate).waiting() > 0;
    boolean waits = notes.waiting() > 0;
    if (waited != waits) {
      waiting.accept(waits ? 1 : -1);
    }
    store.put(key(aggregate), notes.isEmpty() ? null : ParkingCodec.encode(notes));
  }

  private static String key(AggregateId aggregate) {
    return aggregate.type() + "/" + aggregate.recordKey();
  }

  private static String key(Subject subject) {
    return "%s#%019d#%s".formatted(key(subject.aggregate()), subject.version(), subject.eventId());
  }
}
