package dev.headgate.cli.supervisor;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/// Asks a service over HTTP whether it is ready. A connection a question: the answer of a new
/// process must not be hidden behind a dead one's.
final class Readiness {

  private static final int PATIENCE_MILLIS = 1000;

  private Readiness() {}

  static boolean of(String url) {
    try {
      var connection =
          (HttpURLConnection) URI.create(url + "/health/ready").toURL().openConnection();
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      connection.setRequestProperty("Connection", "close");
      return connection.getResponseCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }
}
