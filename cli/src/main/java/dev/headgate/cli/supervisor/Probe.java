package dev.headgate.cli.supervisor;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/// Asks a service over HTTP how it is. A connection a question: the answer of a new process must
/// not be hidden behind a dead one's.
final class Probe {

  private Probe() {}

  /// Whether the answer is 200, and came in time.
  static boolean holds(String url, Duration patience) {
    try {
      var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.setConnectTimeout((int) patience.toMillis());
      connection.setReadTimeout((int) patience.toMillis());
      connection.setRequestProperty("Connection", "close");
      return connection.getResponseCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }
}
