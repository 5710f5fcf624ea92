package dev.headgate.projector.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.process.http.BodyRule;
import dev.headgate.process.query.Page;
import dev.headgate.projector.deadletter.LetterReads.Access;
import dev.headgate.projector.exchange.Answer;
import dev.headgate.projector.exchange.Request;
import dev.headgate.projector.exchange.Route;
import dev.headgate.projector.letter.LetterCodec;
import dev.headgate.projector.letter.SourceRecord;
import dev.headgate.projector.order.Orders;
import dev.headgate.projector.paging.Cursor;
import dev.headgate.projector.readdatabase.TenantReads;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The routes of dead letters. Any thread may use it.
public final class DeadLetters {

  private static final String SCOPE = "scope";

  private final LetterReads letters;
  private final SourceRecords records;
  private final Ordering ordering;

  /// Reads letters from the read database and gives orders through Kafka.
  ///
  /// @param catalogue which other data an event may have
  public DeadLetters(
      Map<String, String> kafka, TenantReads reads, OrderAudit audit, Catalogue catalogue) {
    letters = new LetterReads(reads);
    records = new SourceRecords(kafka);
    ordering =
        new Ordering(
            letters,
            new Replaceable(catalogue),
            new Desk(audit, new Orders(kafka), InstantSource.system()));
  }

  /// The route table; the API document lists the same paths.
  public List<Route> routes() {
    return List.of(
        Route.get("listDeadLetters", "/v1/dead-letters", parameters(), this::list),
        Route.get("getDeadLetter", "/v1/dead-letters/{id}", Set.of(SCOPE), this::get),
        Route.post(
            "orderDeadLetters", "/v1/dead-letter-orders", BodyRule.REQUIRED, ordering::order));
  }

  private static Set<String> parameters() {
    Set<String> parameters = new HashSet<>(Filter.PARAMETERS);
    parameters.addAll(Set.of(SCOPE, Page.PARAMETER, Cursor.PARAMETER));
    return parameters;
  }

  private Answer list(Request request) {
    Access access = access(request);
    Page page = Page.of(request.query());
    Filter filter = Filter.of(request.query());
    List<ObjectNode> rows = letters.list(access, filter, page, request.query());
    return Answer.of(200, page.body(rows, row -> LetterReads.cursor(row).text()));
  }

  private Answer get(Request request) {
    ObjectNode letter = letters.find(access(request), List.of(id(request))).getFirst();
    letter.set(
        "record",
        records
            .find(LetterCodec.decode(letter))
            .<JsonNode>map(DeadLetters::json)
            .orElse(NullNode.getInstance()));
    return Answer.of(200, letter);
  }

  private static Access access(Request request) {
    Scope scope = request.query().oneOf(SCOPE, Scope.class).orElse(Scope.TENANT);
    scope.require(request.principal());
    return new Access(request.principal().tenant(), scope);
  }

  private static UUID id(Request request) {
    try {
      return UUID.fromString(request.path("id"));
    } catch (IllegalArgumentException none) {
      throw LetterReads.missing("There is no such dead letter");
    }
  }

  /// Bytes that are no UTF-8 come as U+FFFD; kcat shows them as they are.
  private static ObjectNode json(SourceRecord record) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("key", text(record.key())).put("value", text(record.value()));
    ArrayNode headers = json.putArray("headers");
    record
        .headers()
        .forEach(header ->
            headers.addObject().put("name", header.key()).put("value", text(header.value())));
    return json;
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, UTF_8);
  }
}
