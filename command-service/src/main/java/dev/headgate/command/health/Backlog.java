package dev.headgate.command.health;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/// What is committed and not shipped yet, over all tenants.
final class Backlog {

  private Backlog() {}

  static Map<String, Object> read(Jdbi jdbi) {
    String sql = ClasspathSqlLocator.removingComments().locate(Backlog.class, "backlog");
    return jdbi.withHandle(handle ->
        handle
            .createQuery(sql)
            .map((row, _) -> {
              Map<String, Object> slot = new LinkedHashMap<>();
              slot.put("lag_bytes", row.getObject("lag_bytes"));
              slot.put("wal_status", row.getString("wal_status"));
              Map<String, Object> outbox = new LinkedHashMap<>();
              outbox.put("pending", row.getLong("pending"));
              outbox.put("failed", row.getLong("failed"));
              outbox.put("oldest_pending_seconds", row.getObject("oldest_pending_seconds"));
              outbox.put("slot", slot);
              return outbox;
            })
            .one());
  }
}
