package dev.headgate.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with a catalogue so far. Loading goes on after a finding, so that one attempt
/// tells all of them.
final class Findings {

  private final Path root;
  private final List<Finding> found = new ArrayList<>();

  Findings(Path root) {
    this.root = root;
  }

  void add(Path file, String problem) {
    add(file, "", problem);
  }

  /// @param pointer JSON Pointer into the file
  void add(Path file, String pointer, String problem) {
    String name = root.relativize(file).toString().replace('\\', '/');
    found.add(new Finding(name, pointer, problem));
  }

  void addAll(Path file, String pointer, List<Violation> violations) {
    violations.forEach(each -> add(file, pointer + each.pointer(), each.message()));
  }

  /// @throws BrokenCatalogue if there is any
  void raise() {
    if (!found.isEmpty()) {
      throw new BrokenCatalogue(root.toString(), found);
    }
  }
}
