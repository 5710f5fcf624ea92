package dev.headgate.cli.demo;

/// The same events counted in three places.
record Counts(long outbox, long records, long rows) {

  static Counts of(Faces faces) {
    try (Database command = Database.open(faces.commandDatabaseUrl());
        Database read = Database.open(faces.readDatabaseUrl())) {
      long outbox = command.count("count_outbox.sql");
      long rows = read.count("count_auth_events.sql");
      return new Counts(outbox, new Topics(faces.kafkaBootstrap()).count(), rows);
    }
  }

  boolean areEqual() {
    return outbox == records && records == rows;
  }

  @Override
  public String toString() {
    return "outbox %d, records on topics (read_committed) %d, auth_events %d: %s"
        .formatted(outbox, records, rows, areEqual() ? "equal" : "NOT EQUAL");
  }
}
