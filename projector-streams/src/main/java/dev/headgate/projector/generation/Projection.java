package dev.headgate.projector.generation;

/// What a generation is made of: a table of rows, folded from the events of a type of aggregate.
public enum Projection {
  USERS("users", "user_id", "user"),
  SESSIONS("sessions", "session_id", "session"),
  API_KEYS("api_keys", "key_id", "api_key");

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
    return alias + "." + idColumn;
  }

  public String aggregateType() {
    return aggregateType;
  }
}
