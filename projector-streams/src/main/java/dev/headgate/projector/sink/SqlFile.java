package dev.headgate.projector.sink;

import dev.headgate.process.postgres.SqlText;

/// The statements of this package.
final class SqlFile {

  private SqlFile() {}

  static String read(String name) {
    return SqlText.beside(SqlFile.class, name);
  }
}
