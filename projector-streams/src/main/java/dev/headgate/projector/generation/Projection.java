package dev.headgate.projector.generation;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.event.AuditEvent;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a generation is made of: a table of rows, folded from the events of a type of aggregate.
public enum Projection {
  USERS("users", "user_id", "user"),
  SESSIONS("sessions", "session_id", "session"),
  API_KEYS("api_keys", "key_id", "api_key"),
  /// Of all types of aggregate that have none of their own.
  STATES("states", "aggregate_type || '/' || <alias>.aggregate_id", "");

  /// Raised whenever the same events shall make other rows: then a rebuild may differ from what is
  /// read.
  public static final int VERSION = 1;

  private final String table;
  private final String idColumn;
  private final String aggregateType;

  Projection(String table, String idColumn, String aggregateType) {
    this.table = table;
    this.idColumn = idColumn;
    this.aggregateType = aggregateType;
  }

  /// The name operators use: that of its table.
  public String table() {
    return table;
  }

  /// What tells its rows of a tenant apart, of a table under an alias.
  public String idOf(String alias) {
    return ("(<alias>." + idColumn + ")").replace("<alias>", alias);
  }

  /// The types of aggregate whose events lead to its rows. An audit event is its own state.
  public Stream<String> types(Catalogue catalogue) {
    Set<String> own =
        Stream.of(values()).map(other -> other.aggregateType).collect(Collectors.toSet());
    return aggregateType.isEmpty()
        ? catalogue.aggregateTypes().stream()
            .filter(type -> !own.contains(type) && !type.equals(AuditEvent.AGGREGATE_TYPE))
        : Stream.of(aggregateType);
  }
}
