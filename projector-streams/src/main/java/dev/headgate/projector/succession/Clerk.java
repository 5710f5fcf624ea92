package dev.headgate.projector.succession;

import dev.headgate.projector.parking.ParkingLot;
import dev.headgate.projector.reading.Vocabulary;
import java.time.InstantSource;
import org.apache.kafka.streams.state.KeyValueStore;

/// Events and orders over the same stores. Confined to its stream thread.
public record Clerk(Succession events, Obedience orders) {

  /// The stores of one task.
  ///
  /// @param rows each aggregate's current row
  /// @param history the event ids of versions that are no longer heads
  /// @param lot what waits
  public record Stores(
      KeyValueStore<String, byte[]> rows, KeyValueStore<String, byte[]> history, ParkingLot lot) {}

  public static Clerk over(
      Stores stores, Outlet outlet, InstantSource clock, Vocabulary vocabulary) {
    Heads heads = new Heads(stores.rows(), stores.history());
    Letters letters = new Letters(outlet, clock);
    Succession events = new Succession(heads, stores.lot(), outlet, letters, vocabulary);
    return new Clerk(
        events, new Obedience(heads, stores.lot(), outlet, letters, events, vocabulary));
  }
}
