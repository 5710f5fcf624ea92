package dev.headgate.relay;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.process.environment.Environment;
import dev.headgate.process.exit.Exit;
import dev.headgate.process.health.HealthServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/// The relay's process: wait to be the active one, prove that it may run, run.
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    Exit.run(
        "cdc-relay",
        termination -> {
          Environment environment = Environment.of(System.getenv());
          Catalogue catalogue = environment.catalogue();
          Configuration configuration = Configuration.read(environment);
          var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
          RelayHealth health = new RelayHealth();
          Configuration.Http http = configuration.http();
          try (var _ = HealthServer.start(http.host(), http.port(), health::report, metrics)) {
            Relay.run(configuration, catalogue, Relay.Wiring.real(metrics), health, termination);
          }
        });
  }
}
