package dev.headgate.projector.lookup;

import dev.headgate.process.postgres.SqlText;
import java.util.Locale;

/// In which direction of time, with a statement for each index there is.
enum AuditOrder {
  ASC,
  DESC;

  private final String all = read("audit");
  private final String ofSubject = read("audit_of_subject");
  private final String ofType = read("audit_of_type");

  /// The name of the list in its cursors.
  String list() {
    return "audit_" + name().toLowerCase(Locale.ROOT);
  }

  /// The statement that uses the index of the narrowest filter.
  String statement(boolean bySubject, boolean byType) {
    return bySubject ? ofSubject : byType ? ofType : all;
  }

  private String read(String name) {
    return SqlText.beside(
        AuditOrder.class, "%s_%s.sql".formatted(name, name().toLowerCase(Locale.ROOT)));
  }
}
