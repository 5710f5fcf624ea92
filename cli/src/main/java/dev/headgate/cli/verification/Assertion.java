package dev.headgate.cli.verification;

/// What is verified, in the words of the report.
enum Assertion {
  I1("no event without a command, no command without its events"),
  I2("versions are dense per aggregate"),
  I3("the topics hold the log, each event once"),
  I4("topics are in version order, aggregates on their partition"),
  I5("transactions are visible as a whole"),
  I6("what was read is read again"),
  I7("checksums hold in log, topics and read database"),
  I8("the rows are the fold of the log"),
  I9("auth_events is the log"),
  I10("the sinks are at the topics' ends"),
  I13("the slot is behind the topics, nothing keeps the log"),
  I14("nothing is healthy while it stands still");

  private final String sentence;

  Assertion(String sentence) {
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }
}
