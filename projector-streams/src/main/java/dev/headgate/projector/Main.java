package dev.headgate.projector;

import dev.headgate.process.environment.Environment;
import dev.headgate.process.exit.Exit;
import dev.headgate.process.http.HttpServer.Observation;
import dev.headgate.process.http.Limits;
import dev.headgate.projector.deadletter.DeadLetters;
import dev.headgate.projector.deadletter.OrderAudit;
import dev.headgate.projector.exchange.Route;
import dev.headgate.projector.http.ProjectorServer;
import dev.headgate.projector.lookup.Reading;
import dev.headgate.projector.readdatabase.TenantReads;
import dev.headgate.projector.reading.Vocabulary;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.stream.Stream;

/// Starts the projector and waits for its end.
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    Exit.run(
        "projector-streams",
        termination -> {
          Environment environment = Environment.of(System.getenv());
          Vocabulary vocabulary = new Vocabulary(environment.catalogue());
          Configuration configuration = Configuration.read(environment);
          var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
          try (Projector projector =
                  Projector.start(configuration, vocabulary, metrics, termination::fail);
              TenantReads reads = TenantReads.open(configuration.database());
              OrderAudit audit = new OrderAudit(configuration.http().commandService());
              ProjectorServer _ =
                  new ProjectorServer(
                          routes(
                              new Reading(reads, metrics),
                              new DeadLetters(
                                  configuration.clients().kafka(),
                                  reads,
                                  audit,
                                  vocabulary.catalogue())),
                          configuration.http().authenticator(),
                          new Observation(projector::report, metrics),
                          Limits.STANDARD)
                      .start(configuration.http().host(), configuration.http().port())) {
            termination.await();
          }
        });
  }

  private static List<Route> routes(Reading reading, DeadLetters letters) {
    return Stream.of(reading.routes(), letters.routes()).flatMap(List::stream).toList();
  }
}
