package dev.headgate.command.idempotency;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/// The rows of `idempotency_keys`. Without state; each method runs in the caller's transaction.
final class StoredAnswers {

  /// A stored answer; its first byte tells whether the rest is sealed.
  // Never compared by equals.
  @SuppressWarnings("ArrayRecordComponent")
  record Row(byte[] fingerprint, byte[] answer) {}

  private static final ClasspathSqlLocator SQL = ClasspathSqlLocator.removingComments();

  private StoredAnswers() {}

  static boolean tryLock(Handle handle, String tenant, byte[] keyHash) {
    return handle
        .createQuery(SQL.locate(StoredAnswers.class, "try_lock"))
        .bind("tenant", tenant)
        .bind("key_hash", keyHash)
        .mapTo(Boolean.class)
        .one();
  }

  static Optional<Row> find(Handle handle, byte[] keyHash) {
    return handle
        .createQuery(SQL.locate(StoredAnswers.class, "find"))
        .bind("key_hash", keyHash)
        .map((row, _) -> new Row(row.getBytes("fingerprint"), row.getBytes("answer")))
        .findOne();
  }

  static void store(Handle handle, byte[] keyHash, Row row) {
    handle
        .createUpdate(SQL.locate(StoredAnswers.class, "store"))
        .bind("key_hash", keyHash)
        .bind("fingerprint", row.fingerprint())
        .bind("answer", row.answer())
        .execute();
  }
}
