package dev.headgate.cli.verb;

import java.io.Console;
import java.util.Optional;

/// Whether a person watches: lines may move there, and nowhere else.
final class Terminal {

  private Terminal() {}

  static boolean isWatched() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }
}
