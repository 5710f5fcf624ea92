package dev.headgate.command.reading;

import dev.headgate.command.reading.Turn.Order;

/// A way into the log: the index by which a page is read. Its rows come in the order of the page.
enum Way {
  /// Versions, which nobody can commit below one that is seen.
  AGGREGATE(
      "aggregate_type = :aggregate_type AND aggregate_id = :aggregate_id",
      "aggregate_version %s :version",
      "aggregate_version %s"),
  CORRELATION("correlation_id = CAST(:correlation_id AS uuid)"),
  USER("user_id = CAST(:user_id AS uuid)"),
  TYPE("event_type = :event_type"),
  /// All there is.
  LOG("true");

  private final String condition;
  private final String behind;
  private final String order;

  /// By transactions, and only those that nobody can add to: an event that commits late is of one
  /// that is not among them yet, and comes later.
  Way(String condition) {
    this(
        condition,
        "(tx_id, event_number) %s (CAST(:tx_id AS xid8), :event_number)"
            + " AND tx_id < pg_snapshot_xmin(pg_current_snapshot())",
        "tx_id %1$s, event_number %1$s");
  }

  Way(String condition, String behind, String order) {
    this.condition = condition;
    this.behind = behind;
    this.order = order;
  }

  /// The narrowest one there is for a filter.
  static Way of(Filter filter) {
    if (filter.subject().isAggregate()) {
      return AGGREGATE;
    }
    if (filter.links().correlationId() != null) {
      return CORRELATION;
    }
    if (filter.links().userId() != null) {
      return USER;
    }
    return filter.subject().eventType() == null ? LOG : TYPE;
  }

  String condition() {
    return condition;
  }

  String behind(Order direction) {
    return behind.formatted(direction.behind());
  }

  String order(Order direction) {
    return order.formatted(direction.name());
  }
}
