package dev.headgate.projector.sink;

import dev.headgate.projector.order.Order;
import dev.headgate.projector.order.Order.Given;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Where a sink's own orders go; returns when they are kept.
@FunctionalInterface
interface Parking {

  void order(List<Order> orders);

  static Given given() {
    return new Given(UUID.randomUUID(), "service:projector-streams", Instant.now());
  }
}
