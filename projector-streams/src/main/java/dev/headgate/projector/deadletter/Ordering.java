package dev.headgate.projector.deadletter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.process.problem.Refusal;
import dev.headgate.projector.deadletter.LetterReads.Access;
import dev.headgate.projector.deadletter.OrderForm.Filtered;
import dev.headgate.projector.deadletter.OrderForm.Named;
import dev.headgate.projector.exchange.Answer;
import dev.headgate.projector.exchange.ReadProblem;
import dev.headgate.projector.exchange.Request;
import dev.headgate.projector.letter.Letter;
import dev.headgate.projector.letter.LetterCodec;
import dev.headgate.projector.letter.Status;
import dev.headgate.projector.letter.Subject;
import dev.headgate.projector.order.Order;
import dev.headgate.projector.order.Order.Action;
import dev.headgate.projector.order.Order.Replace;
import dev.headgate.projector.order.Order.Target;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Orders as they come over HTTP. Every letter is looked at before the first order is given. Any
/// thread may use it.
final class Ordering {

  private final LetterReads letters;
  private final Replaceable replaceable;
  private final Desk desk;

  Ordering(LetterReads letters, Replaceable replaceable, Desk desk) {
    this.letters = letters;
    this.replaceable = replaceable;
    this.desk = desk;
  }

  /// What is to be ordered.
  ///
  /// @param next where the letters go on that were not chosen yet
  private record Plan(List<Wanted> wanted, @Nullable String next) {}

  /// One letter and what is to become of it.
  record Wanted(Letter letter, Action action) {

    Target target() {
      Subject subject = letter.subject();
      return new Target(
          letter.id(),
          subject == null ? null : subject.aggregate(),
          letter.origin().partition(),
          letter.finding().reason(),
          letter.finding().detail());
    }
  }

  Answer order(Request request) {
    OrderForm form = OrderForm.of(request.body());
    form.scope().require(request.principal());
    Plan plan = plan(form, new Access(request.principal().tenant(), form.scope()));
    List<Order> orders = form.dryRun() ? List.of() : desk.give(request.principal(), plan.wanted());
    return Answer.of(form.dryRun() ? 200 : 202, body(form, plan, orders));
  }

  private Plan plan(OrderForm form, Access access) {
    return switch (form.chosen()) {
      case Named named -> new Plan(wanted(form, letters.find(access, named.ids())), null);
      case Filtered some -> {
        List<ObjectNode> found = letters.list(access, some.filter(), some.page(), some.query());
        List<ObjectNode> page = found.stream().limit(some.page().limit()).toList();
        boolean more = found.size() > page.size();
        yield new Plan(wanted(form, page), more ? LetterReads.cursor(page.getLast()).text() : null);
      }
    };
  }

  private List<Wanted> wanted(OrderForm form, List<ObjectNode> rows) {
    return rows.stream()
        .map(LetterCodec::decode)
        .map(letter -> new Wanted(parked(letter), action(form, letter)))
        .toList();
  }

  private static Letter parked(Letter letter) {
    if (letter.fate().status() != Status.PARKED) {
      throw Refusal.of(
          ReadProblem.NOT_PARKED,
          "Dead letter %s is %s: leave it out and order again."
              .formatted(letter.id(), letter.fate().status().code()));
    }
    return letter;
  }

  private Action action(OrderForm form, Letter letter) {
    return form.action() instanceof Replace replace
        ? new Replace(replaceable.verified(letter, replace.replacement()))
        : form.action();
  }

  private static ObjectNode body(OrderForm form, Plan plan, List<Order> orders) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("order", Order.name(form.action())).put("dry_run", form.dryRun());
    ArrayNode items = body.putArray("items");
    for (int i = 0; i < plan.wanted().size(); i++) {
      Letter letter = plan.wanted().get(i).letter();
      Optional<Order> order = form.dryRun() ? Optional.empty() : Optional.of(orders.get(i));
      items
          .addObject()
          .put("letter_id", letter.id().toString())
          .put("reason", letter.finding().reason().code())
          .put("retries", letter.fate().retries())
          .put("order_id", order.map(it -> it.given().id().toString()).orElse(null));
    }
    return body.put("next_cursor", plan.next());
  }
}
