package dev.headgate.command.http;

/// A header that changes whether a command is carried out, or what comes back. A route says which
/// it honours.
enum Condition {
  IDEMPOTENCY_KEY("Idempotency-Key"),
  IF_MATCH("If-Match");

  private final String header;

  Condition(String header) {
    this.header = header;
  }

  String header() {
    return header;
  }
}
