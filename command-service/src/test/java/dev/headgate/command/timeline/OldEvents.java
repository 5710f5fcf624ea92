package dev.headgate.command.timeline;

import dev.headgate.command.Gateway;
import dev.headgate.command.RunningService;

/// Events of days ago, as an administrator would import them. Confined to one thread.
record OldEvents(RunningService service, Gateway gateway) {

  /// A device with a version of each of these days ago.
  void device(String id, int... days) {
    for (int version = 1; version <= days.length; version++) {
      service.execute(
          """
          INSERT INTO auth_gateway.outbox (
            event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type, schema_version, data, metadata,
            created_by, correlation_id, occurred_at, checksum)
          SELECT auth_gateway.uuidv7(millis), '%s', 'device', '%s', %d, 'DeviceHeartbeat', 1, '{"uptime_seconds": 1}', '{}',
                 'system', gen_random_uuid(), to_timestamp(millis / 1000.0), repeat('0', 64)
            FROM (SELECT floor(extract(epoch FROM now() - interval '%d days') * 1000)::bigint AS millis) AS time
          """
              .formatted(gateway.tenant(), id, version, days[version - 1]));
    }
    service.execute(
        """
        INSERT INTO auth_gateway.aggregates (tenant_id, aggregate_type, aggregate_id, version, occurred_at)
        VALUES ('%s', 'device', '%s', %d, now())
        """
            .formatted(gateway.tenant(), id, days.length));
  }

  /// So many days and hours ago, as a query takes it.
  String time(int days, int hours) {
    return service
        .query(
            "SELECT to_char((now() - interval '%d days %d hours') AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                .formatted(days, hours))
        .getFirst();
  }

  /// Has a day leave the log.
  void leave(int daysAgo) {
    String day =
        service
            .query(
                "SELECT to_char((now() - interval '%d days') AT TIME ZONE 'UTC', 'YYYYMMDD')"
                    .formatted(daysAgo))
            .getFirst();
    service.execute("ALTER TABLE auth_gateway.outbox DETACH PARTITION auth_gateway.outbox_" + day);
  }
}
