package dev.headgate.command.health;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.catalogue.CatalogueEntry;
import dev.headgate.command.dispatch.Work;
import dev.headgate.command.exchange.Answer;
import dev.headgate.command.exchange.Request;
import dev.headgate.event.WireTime;
import dev.headgate.process.principal.Principal;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/// What is switched on, and how far things are, for callers who are known. Nothing in it is secret.
/// Any thread may use it.
public final class ServiceStatus {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String authenticator;
  private final Catalogue catalogue;

  /// Tells of a service.
  ///
  /// @param authenticator the name of the one in use
  public ServiceStatus(String authenticator, Catalogue catalogue) {
    this.authenticator = authenticator;
    this.catalogue = catalogue;
  }

  /// `GET /api/v1/status`.
  public Work get(Request request) {
    return transaction -> {
      ObjectNode body =
          JsonNodeFactory.instance
              .objectNode()
              .put("service", "command-service")
              .put("authenticator", authenticator);
      body.set("caller", caller(request.principal()));
      body.set("catalogue", counts());
      body.set("database", database(transaction.handle()));
      body.set("outbox", JSON.valueToTree(Backlog.read(transaction.handle()).fields()));
      body.put("timestamp", WireTime.format(transaction.began()));
      return Answer.of(200, body);
    };
  }

  private static ObjectNode caller(Principal principal) {
    ObjectNode caller =
        JsonNodeFactory.instance
            .objectNode()
            .put("tenant_id", principal.tenant().value().toString())
            .put("subject", principal.subject());
    ArrayNode roles = caller.putArray("roles");
    principal.roles().stream().sorted().forEach(roles::add);
    return caller;
  }

  private ObjectNode counts() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("aggregate_types", catalogue.aggregateTypes().size())
        .put("event_types", catalogue.types().size())
        .put(
            "decided_event_types",
            catalogue.types().stream()
                .map(catalogue::find)
                .flatMap(Optional::stream)
                .filter(CatalogueEntry::decided)
                .count());
  }

  private static ObjectNode database(Handle handle) {
    String sql = ClasspathSqlLocator.removingComments().locate(ServiceStatus.class, "database");
    return handle
        .createQuery(sql)
        .map((row, _) -> {
          OffsetDateTime heartbeat = row.getObject("relay_heartbeat_at", OffsetDateTime.class);
          return JsonNodeFactory.instance
              .objectNode()
              .put("postgresql", row.getString("postgresql"))
              .put("partitions", row.getLong("partitions"))
              .put("partitions_ahead", row.getLong("partitions_ahead"))
              .put("oldest_day", row.getString("oldest_day"))
              .put(
                  "relay_heartbeat_at",
                  heartbeat == null ? null : WireTime.format(heartbeat.toInstant()));
        })
        .one();
  }
}
