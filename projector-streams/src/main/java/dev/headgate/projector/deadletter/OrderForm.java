package dev.headgate.projector.deadletter;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.event.EventType;
import dev.headgate.process.json.Fields;
import dev.headgate.process.problem.FieldError;
import dev.headgate.process.query.Page;
import dev.headgate.process.query.Query;
import dev.headgate.projector.order.Order.Action;
import dev.headgate.projector.order.Order.Discard;
import dev.headgate.projector.order.Order.Replace;
import dev.headgate.projector.order.Order.Retry;
import dev.headgate.projector.order.Replacement;
import dev.headgate.projector.paging.Cursor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The body of an order.
///
/// @param dryRun whether only to say what would be ordered
record OrderForm(Scope scope, Chosen chosen, Action action, boolean dryRun) {

  private static final JsonPointer FILTER = JsonPointer.valueOf("/filter");

  /// Which letters it is about.
  sealed interface Chosen {}

  record Named(List<UUID> ids) implements Chosen {}

  /// @param query has the cursor, if there is one
  record Filtered(Filter filter, Page page, Query query) implements Chosen {}

  private enum Name {
    RETRY,
    DISCARD,
    REPLACE
  }

  static OrderForm of(ObjectNode body) {
    Fields fields = new Fields(body);
    Name name = fields.optionalOneOf("order", Name.class);
    Scope scope = fields.optionalOneOf("scope", Scope.class);
    Chosen chosen = chosen(fields);
    Action action = action(fields, name, chosen);
    boolean dryRun = fields.optionalBool("dry_run");
    fields.end();
    return new OrderForm(scope == null ? Scope.TENANT : scope, chosen, action, dryRun);
  }

  private static Chosen chosen(Fields fields) {
    List<UUID> ids = fields.optionalUuids("letter_ids", Page.LARGEST);
    ObjectNode filter = fields.optionalObject("filter");
    Long limit = fields.optionalWhole(Page.PARAMETER, 1, Page.LARGEST);
    String cursor = fields.optionalText(Cursor.PARAMETER, 1, 600);
    if ((ids == null) == (filter == null)) {
      fields.reject(new FieldError("", "needs either letter_ids or a filter"));
    }
    if (filter == null) {
      return new Named(ids == null ? List.of() : ids);
    }
    return new Filtered(
        Filter.of(new Fields(filter, FILTER)),
        new Page(limit == null ? Page.LARGEST : limit.intValue()),
        new Query(cursor == null ? Map.of() : Map.of(Cursor.PARAMETER, cursor)));
  }

  private static Action action(Fields fields, @Nullable Name name, Chosen chosen) {
    boolean giveUpGap = name == Name.DISCARD && fields.optionalBool("give_up_gap");
    return switch (name) {
      case null -> {
        fields.reject("order", "must be retry, discard or replace");
        yield new Retry();
      }
      case RETRY -> new Retry();
      case DISCARD -> new Discard(giveUpGap);
      case REPLACE -> {
        if (!(chosen instanceof Named named) || named.ids().size() != 1) {
          fields.reject("letter_ids", "must name one letter, which is replaced");
        }
        yield new Replace(replacement(fields));
      }
    };
  }

  private static Replacement replacement(Fields fields) {
    String data = fields.object("data").toString();
    String type = fields.optionalText("event_type", 1, 100);
    Long version = fields.optionalWhole("schema_version", 1, 1_000_000);
    try {
      return new Replacement(
          data,
          type == null ? null : new EventType(type, version == null ? 1 : version.intValue()));
    } catch (IllegalArgumentException noName) {
      fields.reject("event_type", "must be a name in UpperCamelCase");
      return new Replacement(data, null);
    }
  }
}
