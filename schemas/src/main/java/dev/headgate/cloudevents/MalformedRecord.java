package dev.headgate.cloudevents;

import java.util.List;

/// A record that is no event of ours, with everything that is wrong about it.
public final class MalformedRecord extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  MalformedRecord(List<String> problems) {
    super("not an event record: " + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
