package dev.headgate.projector.deadletter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.event.TenantId;
import dev.headgate.event.WireTime;
import dev.headgate.process.postgres.SqlText;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import dev.headgate.process.query.Page;
import dev.headgate.process.query.Query;
import dev.headgate.projector.paging.Cursor;
import dev.headgate.projector.paging.RowJson;
import dev.headgate.projector.readdatabase.TenantReads;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Letters in the read database, those of the generations that are read. Any thread may use it.
final class LetterReads {

  private static final String LIST = SqlText.beside(LetterReads.class, "list_letters.sql");
  private static final String FIND = SqlText.beside(LetterReads.class, "find_letters.sql");
  private static final String NAME = "dead_letters";
  private static final Edge FIRST = new Edge(OffsetDateTime.MIN, new UUID(0, 0));

  private final TenantReads reads;

  LetterReads(TenantReads reads) {
    this.reads = reads;
  }

  /// Whose letters, as whom.
  record Access(TenantId tenant, Scope scope) {}

  /// Where a page begins: behind this letter.
  private record Edge(OffsetDateTime at, UUID letter) {}

  /// A page and one letter more, if there is one; the one that is parked longest comes first.
  List<ObjectNode> list(Access access, Filter filter, Page page, Query query) {
    Edge edge =
        Cursor.of(query, NAME, 2).map(cursor -> cursor.read(LetterReads::edge)).orElse(FIRST);
    return read(
        access,
        handle ->
            handle
                .createQuery(LIST)
                .bindMap(filter.values())
                .bind("nobodys", access.scope() == Scope.NOBODYS)
                .bind("at", edge.at())
                .bind("letter", edge.letter())
                .bind("limit", page.toRead())
                .map(RowJson.MAPPER)
                .list());
  }

  /// The letters of these ids, in their sequence.
  ///
  /// @throws Refusal 404 when one is not there
  List<ObjectNode> find(Access access, List<UUID> ids) {
    List<ObjectNode> found =
        read(
            access,
            handle ->
                handle
                    .createQuery(FIND)
                    .bind("nobodys", access.scope() == Scope.NOBODYS)
                    .bind("ids", ids.stream().map(UUID::toString).collect(Collectors.joining(",")))
                    .map(RowJson.MAPPER)
                    .list());
    return ids.stream()
        .map(id -> of(found, id).orElseThrow(() -> missing("There is no dead letter " + id)))
        .toList();
  }

  private static Optional<ObjectNode> of(List<ObjectNode> letters, UUID id) {
    return letters.stream()
        .filter(letter -> letter.path("letter_id").asText().equals(id.toString()))
        .findFirst();
  }

  static Refusal missing(String what) {
    return Refusal.of(
        StandardProblem.NOT_FOUND, what + " in what is read; list them to see which there are.");
  }

  static Cursor cursor(ObjectNode letter) {
    Instant at = WireTime.parse(letter.required("parked_at").textValue());
    return new Cursor(NAME, List.of(at.toString(), letter.required("letter_id").textValue()));
  }

  private static Edge edge(List<String> key) {
    return new Edge(
        Instant.parse(key.getFirst()).atOffset(ZoneOffset.UTC), UUID.fromString(key.getLast()));
  }

  private <T> T read(Access access, Function<Handle, T> work) {
    return switch (access.scope()) {
      case TENANT -> reads.read(access.tenant(), work);
      case NOBODYS, ALL -> reads.readAll(work);
    };
  }
}
