package dev.headgate.process.http;

import io.javalin.config.JettyConfig;
import java.time.Duration;
import org.eclipse.jetty.server.NetworkConnectionLimit;

/// What one client may take of the server, stated rather than inherited.
///
/// @param headerBytes of one request
/// @param connections at once; more wait until others are closed
/// @param idle without a byte in either direction
/// @param head until a connection has brought a whole request head
/// @param body until a request has brought its whole body
public record Limits(
    int headerBytes, int connections, Duration idle, Duration head, Duration body) {

  public static final Limits STANDARD =
      new Limits(
          16 * 1024, 2_000, Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30));

  void apply(JettyConfig jetty) {
    HeadDeadline deadline = new HeadDeadline(head);
    jetty.modifyHttpConfiguration(http -> {
      http.setRequestHeaderSize(headerBytes);
      http.setResponseHeaderSize(headerBytes);
      http.setIdleTimeout(idle.toMillis());
      http.setSendServerVersion(false);
      http.setSendDateHeader(true);
      http.addCustomizer(deadline);
    });
    jetty.modifyServer(server -> {
      server.addBean(new NetworkConnectionLimit(connections, server));
      server.addEventListener(deadline);
      server.setErrorHandler(new JettyProblems());
    });
  }
}
