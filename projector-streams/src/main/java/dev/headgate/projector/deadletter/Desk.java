package dev.headgate.projector.deadletter;

import dev.headgate.event.TenantId;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.principal.Principal;
import dev.headgate.process.problem.Refusal;
import dev.headgate.projector.deadletter.OrderAudit.Entry;
import dev.headgate.projector.deadletter.Ordering.Wanted;
import dev.headgate.projector.exchange.ReadProblem;
import dev.headgate.projector.letter.Subject;
import dev.headgate.projector.order.Order;
import dev.headgate.projector.order.Order.Given;
import dev.headgate.projector.order.Orders;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives orders: first the audited event, then the order, which bears the event's id. Where the
/// second is lost, an order is on record that was never given and is given again; never the other
/// way round. Thread-safe.
final class Desk {

  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  private final OrderAudit audit;
  private final Orders orders;
  private final InstantSource clock;

  Desk(OrderAudit audit, Orders orders, InstantSource clock) {
    this.audit = audit;
    this.orders = orders;
    this.clock = clock;
  }

  /// Returns the orders when all of them are kept.
  ///
  /// @throws Refusal 503 telling how many were given when the others were not
  List<Order> give(Principal principal, List<Wanted> wanted) {
    UUID together = UUID.randomUUID();
    List<Order> audited = new ArrayList<>();
    try {
      for (Wanted one : wanted) {
        audited.add(audited(principal, one, together));
      }
    } catch (Refusal refused) {
      keep(principal, audited);
      throw Refusal.of(
          ReadProblem.AUDIT_UNAVAILABLE,
          "%s Before that, %d of %d orders were given."
              .formatted(refused.problem().detail(), audited.size(), wanted.size()));
    }
    keep(principal, audited);
    return audited;
  }

  private Order audited(Principal principal, Wanted wanted, UUID together) {
    Subject subject = wanted.letter().subject();
    TenantId tenant = subject == null ? principal.tenant() : subject.aggregate().tenant();
    UUID id =
        audit.append(
            new Entry(
                tenant, principal.subject(), together, wanted.action(), wanted.letter().id()));
    return new Order(
        new Given(id, principal.subject(), clock.instant()), wanted.target(), wanted.action());
  }

  private void keep(Principal principal, List<Order> given) {
    try {
      orders.send(given);
    } catch (ProcessFailure lost) {
      LOG.warn("{} orders are on record, but were not all given", given.size(), lost);
      throw Refusal.of(
          ReadProblem.BROKER_UNAVAILABLE, "The orders were not given; give them again.");
    }
    for (Order order : given) {
      LOG.info(
          "{} ordered {} of dead letter {} as {}",
          principal.subject(),
          Order.name(order.action()),
          order.target().letter(),
          order.given().id());
    }
  }
}
