package dev.headgate.projector.deadletter;

import dev.headgate.projector.lookup.ReadModel;
import java.sql.SQLException;
import java.util.UUID;

/// Rows of `dead_letters` that no projector wrote.
final class LetterTable {

  private final ReadModel model;

  LetterTable(ReadModel model) {
    this.model = model;
  }

  /// @param minute after midnight, when it was set aside
  record Row(String reason, String type, int minute) {}

  UUID user(String tenant, Row row) throws SQLException {
    return put(1, "'%s'".formatted(tenant), row);
  }

  UUID ofGeneration(int generation, String tenant, Row row) throws SQLException {
    return put(generation, "'%s'".formatted(tenant), row);
  }

  UUID nobodys(Row row) throws SQLException {
    UUID letter = UUID.randomUUID();
    insert(1, letter, row, "NULL, NULL, NULL, NULL, NULL, NULL");
    return letter;
  }

  private UUID put(int generation, String tenant, Row row) throws SQLException {
    UUID letter = UUID.randomUUID();
    insert(
        generation,
        letter,
        row,
        "'%s', %s, 'user', 'u%d', 2, '%s'".formatted(letter, tenant, row.minute(), row.type()));
    return letter;
  }

  private void insert(int generation, UUID letter, Row row, String event) throws SQLException {
    model.run(
        """
        INSERT INTO headgate.dead_letters (generation, letter_id, event_id, tenant_id, aggregate_type,
          aggregate_id, aggregate_version, event_type, topic, partition, record_offset, reason, detail,
          status, is_blocking, behind, retries, parked_at)
        VALUES (%d, '%s', %s, 'auth.user.events.v1', 3, 17, '%s', 'why', 'parked', %s, 4, 0,
          timestamptz '2026-01-01 00:00Z' + %d * interval '1 minute')
        """
            .formatted(
                generation, letter, event, row.reason(), !event.startsWith("NULL"), row.minute()));
  }

  void settle(UUID letter) throws SQLException {
    model.run(
        "UPDATE headgate.dead_letters SET status = 'discarded', is_blocking = false, settled_at = now()"
            + " WHERE letter_id = '%s'".formatted(letter));
  }

  void clear() throws SQLException {
    model.run("DELETE FROM headgate.dead_letters");
  }
}
