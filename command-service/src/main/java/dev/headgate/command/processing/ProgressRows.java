package dev.headgate.command.processing;

import dev.headgate.command.outbox.Transaction;
import dev.headgate.command.processing.Step.EventKind;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/// The rows of `event_processing`. Without state; each method runs in the caller's transaction.
final class ProgressRows {

  private static final ClasspathSqlLocator SQL = ClasspathSqlLocator.removingComments();

  private ProgressRows() {}

  /// Writes what a processor says; nothing comes back when the tenant has no such event or it is
  /// completed.
  static Optional<Progress> write(Transaction transaction, UUID event, Report report) {
    return transaction
        .handle()
        .createQuery(SQL.locate(ProgressRows.class, "write"))
        .bind("event_id", event.toString())
        .bind("millis", event.getMostSignificantBits() >>> 16)
        .bind("processor", report.processor())
        .bind("status", report.stage().wire())
        .bind("error", report.error())
        .map((row, _) -> Progress.of(row))
        .findOne();
  }

  /// What kind of event a row is about.
  static Optional<EventKind> kind(Transaction transaction, UUID event, String processor) {
    return transaction
        .handle()
        .createQuery(SQL.locate(ProgressRows.class, "kind"))
        .bind("event_id", event.toString())
        .bind("processor", processor)
        .map(
            (row, _) -> new EventKind(row.getString("aggregate_type"), row.getString("event_type")))
        .findOne();
  }

  static Optional<Progress> find(Transaction transaction, UUID event, String processor) {
    return transaction
        .handle()
        .createQuery(SQL.locate(ProgressRows.class, "find"))
        .bind("event_id", event.toString())
        .bind("processor", processor)
        .map((row, _) -> Progress.of(row))
        .findOne();
  }
}
