package dev.headgate.command.http;

import dev.headgate.asyncapi.AsyncApi;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.command.account.Login;
import dev.headgate.command.account.Registration;
import dev.headgate.command.bookmark.Bookmarks;
import dev.headgate.command.cursor.Cursors;
import dev.headgate.command.grant.ApiKeys;
import dev.headgate.command.grant.Introspection;
import dev.headgate.command.grant.Sessions;
import dev.headgate.command.grant.Terms;
import dev.headgate.command.health.ServiceStatus;
import dev.headgate.command.identifier.Identifiers;
import dev.headgate.command.journal.AuditLog;
import dev.headgate.command.journal.Events;
import dev.headgate.command.password.PasswordHasher;
import dev.headgate.command.processing.Processing;
import dev.headgate.process.health.HealthReport;
import dev.headgate.process.http.ApiPage;
import dev.headgate.process.http.HttpServer.Face;
import dev.headgate.process.http.HttpServer.Observation;
import dev.headgate.process.http.Limits;
import dev.headgate.process.principal.DevelopmentAuthenticator;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.Map;

/// The service's face without a database behind it: good for all that is refused before one is
/// needed.
final class Routing {

  private Routing() {}

  static Commands commands() {
    Terms terms = new Terms(InstantSource.system());
    PasswordHasher hasher = new PasswordHasher();
    Catalogue catalogue = Catalogue.shipped();
    Cursors cursors = new Cursors(new byte[32]);
    return new Commands(
        new Commands.Accounts(new Registration(terms, hasher), new Login(null, terms, hasher)),
        new Commands.Access(new Sessions(terms), new ApiKeys(terms), new Introspection(terms)),
        new Commands.Log(new AuditLog(), new Events(catalogue)),
        new Commands.Consumers(
            new Processing(catalogue, cursors),
            new Bookmarks(cursors),
            new ServiceStatus("none", catalogue)),
        new ReadingRoutes(catalogue, cursors));
  }

  static CommandServer server() {
    return new CommandServer(
        commands(),
        null,
        new DevelopmentAuthenticator(),
        new Identifiers(InstantSource.system()),
        new Face(
            ApiPage.beside(CommandServer.class)
                .with("/asyncapi.yaml", () -> AsyncApi.of(Catalogue.shipped())),
            new Observation(
                () -> new HealthReport(true, true, Map.of()),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)),
            Limits.STANDARD));
  }
}
