package dev.headgate.command.processing;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.process.query.Query;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.SqlStatement;

/// Which events a processor cares about.
record Filter(Optional<String> aggregateType, Optional<String> eventType) {

  static final Set<String> PARAMETERS = Set.of("aggregate_type", "event_type");

  /// Reads the parameters.
  ///
  /// @throws dev.headgate.process.problem.Refusal 400 when no event can be meant
  static Filter of(Query query, Catalogue catalogue) {
    Filter filter = new Filter(query.text("aggregate_type", 63), query.text("event_type", 100));
    boolean isKnown =
        catalogue.types().stream()
            .anyMatch(type ->
                filter.eventType.map(type.name()::equals).orElse(true)
                    && filter
                        .aggregateType
                        .map(catalogue.find(type).orElseThrow().aggregateType()::equals)
                        .orElse(true));
    if (!isKnown) {
      throw Query.refused("The catalogue has no such aggregate_type or event_type.");
    }
    return filter;
  }

  /// Puts the conditions where the statement says `<filter>`. A condition that is not asked for is
  /// not there at all: the planner must see which index will do.
  <S extends SqlStatement<S>> S in(S statement) {
    StringBuilder conditions = new StringBuilder();
    aggregateType.ifPresent(type -> {
      conditions.append(" AND aggregate_type = :aggregate_type");
      statement.bind("aggregate_type", type);
    });
    eventType.ifPresent(type -> {
      conditions.append(" AND event_type = :event_type");
      statement.bind("event_type", type);
    });
    return statement.define("filter", conditions.toString());
  }
}
