package dev.headgate.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/// A catalogue that does not load, with everything that is wrong: file, JSON Pointer, problem.
public final class BrokenCatalogue extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  BrokenCatalogue(String folder, List<Finding> findings) {
    super("the catalogue in %s is broken:%s".formatted(folder, lines(findings)));
    this.findings = List.copyOf(findings);
  }

  private static String lines(List<Finding> findings) {
    return findings.stream().map(found -> "\n  " + found).collect(Collectors.joining());
  }

  public List<Finding> findings() {
    return findings;
  }
}
