package dev.headgate.projector;

import dev.headgate.process.environment.Environment;
import dev.headgate.process.exit.Exit;
import dev.headgate.process.health.HealthServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/// Starts the projector and waits for its end.
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    Exit.run(
        "projector-streams",
        termination -> {
          Configuration configuration = Configuration.read(Environment.of(System.getenv()));
          var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
          try (Projector projector = Projector.start(configuration, metrics, termination::fail);
              HealthServer _ =
                  HealthServer.start(
                      configuration.http().host(),
                      configuration.http().port(),
                      projector::report,
                      metrics)) {
            termination.await();
          }
        });
  }
}
