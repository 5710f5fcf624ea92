package dev.headgate.e2e;

import dev.headgate.e2e.gateway.Device;
import java.time.LocalDate;
import java.util.UUID;

/// A device whose first report is of a day in the past, which no function of the log would take.
final class OldDevice {

  private OldDevice() {}

  /// The statements that begin it, for the administrator of the command database.
  static String[] begun(UUID tenant, String device, LocalDate day) {
    return new String[] {
      """
      INSERT INTO auth_gateway.outbox (
          event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type, schema_version, data, metadata,
          created_by, correlation_id, occurred_at, checksum)
      SELECT auth_gateway.uuidv7(millis), '%s', '%s', '%s', 1, '%s', 1, data, '{}', 'system', gen_random_uuid(),
             to_timestamp(millis / 1000.0), encode(sha256(convert_to(data::text, 'UTF8')), 'hex')
        FROM (SELECT floor(extract(epoch FROM timestamptz '%s 12:00+00') * 1000)::bigint AS millis,
                     '{"uptime_seconds": 1, "target_version": 0, "cpu_percent": 5}'::jsonb AS data) AS report
      """
          .formatted(tenant, Device.TYPE, device, Device.REPORT, day),
      """
      INSERT INTO auth_gateway.aggregates (tenant_id, aggregate_type, aggregate_id, version, occurred_at)
      VALUES ('%s', '%s', '%s', 1, '%s 12:00+00')
      """
          .formatted(tenant, Device.TYPE, device, day)
    };
  }
}
