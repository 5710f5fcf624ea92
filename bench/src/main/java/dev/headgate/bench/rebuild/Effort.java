package dev.headgate.bench.rebuild;

/// Processor seconds of the processes that take part.
record Effort(double projector, double kafka, double postgres) {

  Effort since(Effort before) {
    return new Effort(
        projector - before.projector, kafka - before.kafka, postgres - before.postgres);
  }

  double all() {
    return projector + kafka + postgres;
  }
}
