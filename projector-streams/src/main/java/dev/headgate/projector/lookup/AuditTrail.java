package dev.headgate.projector.lookup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.event.WireTime;
import dev.headgate.process.query.Page;
import dev.headgate.process.query.Query;
import dev.headgate.projector.exchange.Answer;
import dev.headgate.projector.exchange.Request;
import dev.headgate.projector.paging.Cursor;
import dev.headgate.projector.paging.RowJson;
import dev.headgate.projector.readdatabase.TenantReads;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Attempts and what became of them, by time. Any thread may use it.
final class AuditTrail {

  static final Set<String> PARAMETERS =
      Set.of(
          "event_type",
          "subject_id",
          "success",
          "from",
          "to",
          "order",
          Page.PARAMETER,
          Cursor.PARAMETER);

  private static final UUID LEAST = new UUID(0, 0);
  private static final UUID MOST = new UUID(-1, -1);

  private final TenantReads reads;

  AuditTrail(TenantReads reads) {
    this.reads = reads;
  }

  /// Where a page begins: behind this event.
  private record Edge(OffsetDateTime at, UUID event) {}

  Answer list(Request request) {
    Query query = request.query();
    AuditOrder order = query.oneOf("order", AuditOrder.class).orElse(AuditOrder.DESC);
    Page page = Page.of(query);
    Edge edge =
        Cursor.of(query, order.list(), 2)
            .map(cursor -> cursor.read(AuditTrail::edge))
            .orElseGet(() -> first(order));
    List<ObjectNode> rows =
        reads.read(request.principal().tenant(), handle -> rows(handle, query, order, page, edge));
    return Answer.of(200, page.body(rows, row -> cursor(order, row).text()));
  }

  private static List<ObjectNode> rows(
      Handle handle, Query query, AuditOrder order, Page page, Edge edge) {
    String subject = query.text("subject_id", 200).orElse(null);
    String type = query.text("event_type", 100).orElse(null);
    var statement =
        handle
            .createQuery(order.statement(subject != null, type != null))
            .bind("success", query.flag("success").orElse(null))
            .bind("from", query.time("from").map(AuditTrail::utc).orElse(OffsetDateTime.MIN))
            .bind("to", query.time("to").map(AuditTrail::utc).orElse(OffsetDateTime.MAX))
            .bind("at", edge.at())
            .bind("event", edge.event())
            .bind("limit", page.toRead());
    if (subject != null) {
      statement.bind("subject", subject);
    }
    if (type != null || subject != null) {
      statement.bind("type", type);
    }
    return statement.map(RowJson.MAPPER).list();
  }

  private static Edge first(AuditOrder order) {
    return switch (order) {
      case ASC -> new Edge(OffsetDateTime.MIN, LEAST);
      case DESC -> new Edge(OffsetDateTime.MAX, MOST);
    };
  }

  private static Edge edge(List<String> key) {
    return new Edge(utc(Instant.parse(key.getFirst())), UUID.fromString(key.getLast()));
  }

  private static Cursor cursor(AuditOrder order, ObjectNode row) {
    Instant at = WireTime.parse(row.required("occurred_at").textValue());
    return new Cursor(order.list(), List.of(at.toString(), row.required("event_id").textValue()));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
