package dev.headgate.bench.append;

/// Processor seconds of the two that are on either side's way.
record Effort(double service, double postgres) {

  Effort since(Effort before) {
    return new Effort(service - before.service, postgres - before.postgres);
  }
}
