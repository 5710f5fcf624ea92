package dev.headgate.catalogue;

import java.util.List;

/// A catalogue that does not load, with everything that is wrong: file, JSON Pointer, problem.
public final class BrokenCatalogue extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  BrokenCatalogue(List<String> problems) {
    super("the catalogue is broken:\n  " + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
