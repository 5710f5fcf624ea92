package dev.headgate.cli;

import dev.headgate.cli.verb.Headgate;

/// Entry of the `headgate` program.
public final class Main {

  private Main() {}

  public static void main(String[] words) {
    System.exit(Headgate.run(words));
  }
}
