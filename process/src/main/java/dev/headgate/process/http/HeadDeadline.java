package dev.headgate.process.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/// Closes connections that do not bring a whole request head in time. A client that sends a byte
/// now and then is never idle, so the idle timeout does not see it, and enough of them would take
/// all connections. Any thread may use it.
final class HeadDeadline
    implements Connection.Listener, HttpConfiguration.Customizer, LifeCycle.Listener {

  /// In place of a time, while a request is at work: its end is up to the server.
  private static final long AT_WORK = Long.MIN_VALUE;

  private final Duration patience;

  /// Since when each connection has been expected to bring a head.
  private final Map<Connection, Long> waiting = new ConcurrentHashMap<>();

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("head-deadline").daemon().factory());

  HeadDeadline(Duration patience) {
    this.patience = patience;
  }

  /// The server starts before its connectors, which tell of their own start, too.
  @Override
  public void lifeCycleStarting(LifeCycle component) {
    if (component instanceof Server server) {
      for (Connector connector : server.getConnectors()) {
        connector.addEventListener(this);
      }
      long pause = Math.max(1, patience.toMillis() / 4);
      var _ = timer.scheduleWithFixedDelay(this::closeLate, pause, pause, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void lifeCycleStopped(LifeCycle component) {
    if (component instanceof Server) {
      timer.shutdownNow();
    }
  }

  @Override
  public void onOpened(Connection connection) {
    waiting.put(connection, System.nanoTime());
  }

  @Override
  public void onClosed(Connection connection) {
    waiting.remove(connection);
  }

  /// Called when the head is complete.
  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    Connection connection = request.getConnectionMetaData().getConnection();
    waiting.replace(connection, AT_WORK);
    Request.addCompletionListener(request, _ -> waiting.replace(connection, System.nanoTime()));
    return request;
  }

  private void closeLate() {
    long now = System.nanoTime();
    waiting.forEach((connection, since) -> {
      if (since != AT_WORK && now - since > patience.toNanos()) {
        connection.getEndPoint().close(new TimeoutException("no request head in time"));
      }
    });
  }
}
