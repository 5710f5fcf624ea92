package dev.headgate.verification.health;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/// Asks a service how it is, a connection a question.
public final class HealthProbe {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private HealthProbe() {}

  /// Whether `/health` says 200; who does not answer is not healthy.
  ///
  /// @param url of the service, without a path
  public static boolean isHealthy(String url) {
    try {
      var connection = (HttpURLConnection) URI.create(url + "/health").toURL().openConnection();
      connection.setConnectTimeout((int) PATIENCE.toMillis());
      connection.setReadTimeout((int) PATIENCE.toMillis());
      connection.setRequestProperty("Connection", "close");
      return connection.getResponseCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }
}
