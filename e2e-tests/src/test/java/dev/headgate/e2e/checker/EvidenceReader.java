package dev.headgate.e2e.checker;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Gathers the evidence of one tenant with plain SQL and a stock consumer, as an administrator sees
/// it.
public final class EvidenceReader {

  private static final String LOG =
      """
      SELECT event_id, aggregate_type, aggregate_id, aggregate_version, event_type, data::text,
             checksum, tx_id::text
        FROM auth_gateway.outbox
       WHERE tenant_id = ?
       ORDER BY event_number
      """;
  private static final String AUDIT =
      """
      SELECT event_id, aggregate_type, aggregate_id, aggregate_version, data::text
        FROM public.auth_events
       WHERE tenant_id = ?
      """;
  private static final String PROJECTIONS =
      """
      SELECT 'user' AS type, user_id::text AS id, aggregate_version::text,
             email, role, provider, NULL AS user_id, NULL AS platform, NULL AS scope,
             NULL AS access_level, NULL AS name, NULL AS revoked
        FROM public.auth_users_view WHERE tenant_id = ?
      UNION ALL
      SELECT 'session', session_id::text, aggregate_version::text,
             NULL, NULL, NULL, user_id::text, platform, scope,
             NULL, NULL, (revoked_at IS NOT NULL)::text
        FROM public.auth_sessions_view WHERE tenant_id = ?
      UNION ALL
      SELECT 'api_key', key_id::text, aggregate_version::text,
             NULL, NULL, NULL, user_id::text, NULL, NULL,
             access_level, name, (NOT is_active)::text
        FROM public.auth_api_keys_view WHERE tenant_id = ?
      """;
  private static final List<String> COLUMNS =
      List.of(
          "aggregate_version",
          "email",
          "role",
          "provider",
          "user_id",
          "platform",
          "scope",
          "access_level",
          "name",
          "revoked");

  private final Faces faces;
  private final UUID tenant;

  public EvidenceReader(Faces faces, UUID tenant) {
    this.faces = faces;
    this.tenant = tenant;
  }

  /// Reads all of it. The pipeline should be quiet; what is still under way shows as findings.
  public Evidence read() {
    return new Evidence(
        query(faces.commandDatabase(), LOG, 1, this::logged),
        new TopicReader(faces.kafka()).read(tenant),
        query(faces.readDatabase(), AUDIT, 1, this::audited),
        projections());
  }

  private LoggedEvent logged(ResultSet row) throws SQLException {
    return new LoggedEvent(
        row.getObject(1, UUID.class),
        new Aggregate(tenant, row.getString(2), row.getString(3)),
        row.getLong(4),
        row.getString(5),
        row.getString(6),
        new LoggedEvent.Proof(row.getString(7), row.getString(8)));
  }

  private AuditedEvent audited(ResultSet row) throws SQLException {
    return new AuditedEvent(
        row.getObject(1, UUID.class),
        new Aggregate(tenant, row.getString(2), row.getString(3)),
        row.getLong(4),
        row.getString(5));
  }

  private Map<Aggregate, Map<String, String>> projections() {
    Map<Aggregate, Map<String, String>> rows = new HashMap<>();
    query(faces.readDatabase(), PROJECTIONS, 3, row -> rows.put(aggregate(row), columns(row)));
    return rows;
  }

  private Aggregate aggregate(ResultSet row) throws SQLException {
    return new Aggregate(tenant, row.getString("type"), row.getString("id"));
  }

  private static Map<String, String> columns(ResultSet row) throws SQLException {
    Map<String, String> columns = new HashMap<>();
    for (String column : COLUMNS) {
      String value = row.getString(column);
      if (value != null) {
        columns.put(column, value);
      }
    }
    return columns;
  }

  private <T> List<T> query(String url, String sql, int tenants, Row<T> reader) {
    try (Connection connection = DriverManager.getConnection(Faces.jdbc(url));
        var statement = connection.prepareStatement(sql)) {
      for (int i = 1; i <= tenants; i++) {
        statement.setObject(i, tenant);
      }
      List<T> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(reader.read(result));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot gather the evidence", e);
    }
  }

  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}
