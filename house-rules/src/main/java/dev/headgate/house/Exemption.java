package dev.headgate.house;

/// A rule not kept somewhere, and why that is right.
record Exemption(HouseRule rule, Packages where, String reason) {

  Exemption {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("an exemption from %s needs its reason".formatted(rule));
    }
  }

  boolean covers(Problem problem) {
    return problem.rule() == rule && where.contains(problem.where());
  }

  Problem unused() {
    return new Problem(rule, String.join(", ", where.names()), "needs no exemption any more");
  }
}
