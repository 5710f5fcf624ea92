package dev.headgate.e2e.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A team's own event types, written by the program.
record OwnTypes(Program program, Path folder) {

  /// Writes a type with the program's starting point.
  void begin(String place, String type) {
    program
        .run("catalogue", "new", place, type, "--catalogue-dir", folder.toString())
        .requireSuccess();
  }

  /// Breaks a type's schema.
  void damage(String file) throws IOException {
    Path schema = folder.resolve(file);
    Files.writeString(schema, Files.readString(schema).replace("\"number\"", "\"nummer\""));
  }
}
