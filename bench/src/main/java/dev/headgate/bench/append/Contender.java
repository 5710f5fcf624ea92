package dev.headgate.bench.append;

/// Who appends.
enum Contender {
  PGBENCH("pgbench"),
  SINGLE("API, one by one"),
  BATCH("API, in batches");

  private final String label;

  Contender(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
