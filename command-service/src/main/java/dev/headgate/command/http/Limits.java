package dev.headgate.command.http;

import io.javalin.config.JettyConfig;
import java.time.Duration;
import org.eclipse.jetty.server.NetworkConnectionLimit;

/// What one client may take of the server, stated rather than inherited.
final class Limits {

  private static final int HEADER_BYTES = 16 * 1024;
  private static final int CONNECTIONS = 2_000;
  private static final Duration IDLE = Duration.ofSeconds(30);

  private Limits() {}

  static void apply(JettyConfig jetty) {
    jetty.modifyHttpConfiguration(http -> {
      http.setRequestHeaderSize(HEADER_BYTES);
      http.setResponseHeaderSize(HEADER_BYTES);
      http.setIdleTimeout(IDLE.toMillis());
      http.setSendServerVersion(false);
      http.setSendDateHeader(true);
    });
    jetty.modifyServer(server -> {
      server.addBean(new NetworkConnectionLimit(CONNECTIONS, server));
      server.setErrorHandler(new JettyProblems());
    });
  }
}
