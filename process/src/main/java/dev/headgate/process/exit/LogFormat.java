package dev.headgate.process.exit;

import java.io.Console;

/// Plain lines for a person at a terminal, JSON for everything else; `HEADGATE_LOG_FORMAT` decides
/// otherwise.
final class LogFormat {

  private LogFormat() {}

  /// Has to run before the first logger is made: `logback.xml` reads the property.
  static void choose() {
    String asked = System.getenv("HEADGATE_LOG_FORMAT");
    System.setProperty("headgate.log.format", asked == null ? detected() : asked);
  }

  // The check speaks of JDK 22 to 24; in 25 the console of java.base is the default again, and null
  // without a terminal.
  @SuppressWarnings("SystemConsoleNull")
  private static String detected() {
    Console console = System.console();
    return console != null && console.isTerminal() ? "plain" : "json";
  }
}
