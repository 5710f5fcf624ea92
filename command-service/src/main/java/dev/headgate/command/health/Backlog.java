package dev.headgate.command.health;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jspecify.annotations.Nullable;

/// What is committed and not shipped yet, over all tenants; each is absent when it is not known.
///
/// @param failed events the relay could not ship
/// @param walStatus as in `pg_replication_slots`
record Backlog(
    @Nullable Long pending,
    @Nullable Long failed,
    @Nullable Long oldestPendingSeconds,
    @Nullable Long lagBytes,
    @Nullable String walStatus) {

  /// While the database is away.
  static final Backlog UNKNOWN = new Backlog(null, null, null, null, null);

  static Backlog read(Jdbi jdbi) {
    return jdbi.withHandle(Backlog::read);
  }

  static Backlog read(Handle handle) {
    return handle
        .createQuery(ClasspathSqlLocator.removingComments().locate(Backlog.class, "backlog"))
        .map((row, _) ->
            new Backlog(
                row.getObject("pending", Long.class),
                row.getObject("failed", Long.class),
                row.getObject("oldest_pending_seconds", Long.class),
                row.getObject("lag_bytes", Long.class),
                row.getString("wal_status")))
        .one();
  }

  /// In the form of `/health`, which keeps its shape whatever is known.
  Map<String, @Nullable Object> fields() {
    Map<String, @Nullable Object> slot = new LinkedHashMap<>();
    slot.put("lag_bytes", lagBytes);
    slot.put("wal_status", walStatus);
    Map<String, @Nullable Object> outbox = new LinkedHashMap<>();
    outbox.put("pending", pending);
    outbox.put("failed", failed);
    outbox.put("oldest_pending_seconds", oldestPendingSeconds);
    outbox.put("slot", slot);
    return outbox;
  }
}
