package dev.headgate.projector;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.process.environment.Environment;
import dev.headgate.process.exit.Exit;
import dev.headgate.process.http.HttpServer.Observation;
import dev.headgate.process.http.Limits;
import dev.headgate.projector.http.ProjectorServer;
import dev.headgate.projector.lookup.Reading;
import dev.headgate.projector.readdatabase.TenantReads;
import dev.headgate.projector.reading.Vocabulary;
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
          Vocabulary vocabulary = new Vocabulary(Catalogue.shipped());
          try (Projector projector =
                  Projector.start(configuration, vocabulary, metrics, termination::fail);
              TenantReads reads = TenantReads.open(configuration.database());
              ProjectorServer _ =
                  new ProjectorServer(
                          new Reading(reads, metrics).routes(),
                          configuration.http().authenticator(),
                          new Observation(projector::report, metrics),
                          Limits.STANDARD)
                      .start(configuration.http().host(), configuration.http().port())) {
            termination.await();
          }
        });
  }
}
