package dev.headgate.command;

import dev.headgate.asyncapi.AsyncApi;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.command.account.Login;
import dev.headgate.command.account.Registration;
import dev.headgate.command.bookmark.Bookmarks;
import dev.headgate.command.cursor.Cursors;
import dev.headgate.command.dispatch.Dispatcher;
import dev.headgate.command.grant.ApiKeys;
import dev.headgate.command.grant.Introspection;
import dev.headgate.command.grant.Sessions;
import dev.headgate.command.grant.Terms;
import dev.headgate.command.health.BacklogMeters;
import dev.headgate.command.health.CommandHealth;
import dev.headgate.command.health.ServiceStatus;
import dev.headgate.command.http.CommandServer;
import dev.headgate.command.http.Commands;
import dev.headgate.command.http.ReadingRoutes;
import dev.headgate.command.idempotency.Idempotency;
import dev.headgate.command.idempotency.Sealing;
import dev.headgate.command.identifier.Identifiers;
import dev.headgate.command.journal.AuditLog;
import dev.headgate.command.journal.Events;
import dev.headgate.command.meter.Meters;
import dev.headgate.command.migration.Migrations;
import dev.headgate.command.outbox.Database;
import dev.headgate.command.outbox.Transactions;
import dev.headgate.command.password.PasswordHasher;
import dev.headgate.command.processing.Processing;
import dev.headgate.command.statistics.Tally;
import dev.headgate.command.upkeep.Upkeep;
import dev.headgate.process.http.ApiPage;
import dev.headgate.process.http.HttpServer.Face;
import dev.headgate.process.http.HttpServer.Observation;
import dev.headgate.process.http.Limits;
import dev.headgate.process.principal.Authenticator;
import dev.headgate.process.principal.ClosedAuthenticator;
import dev.headgate.process.principal.DevelopmentAuthenticator;
import java.time.InstantSource;

/// The service, wired and listening. Closing it ends the requests, then the pool.
final class CommandService implements AutoCloseable {

  private final Database database;
  private final CommandServer server;
  private final Upkeep upkeep;
  private final Tally tally;
  private final Meters meters;

  private CommandService(
      Database database, Upkeep upkeep, Tally tally, CommandServer server, Meters meters) {
    this.database = database;
    this.upkeep = upkeep;
    this.tally = tally;
    this.server = server;
    this.meters = meters;
  }

  static CommandService start(Configuration configuration, Catalogue catalogue) {
    return start(configuration, catalogue, InstantSource.system(), Limits.STANDARD);
  }

  /// Likewise, with a clock and limits of somebody's own.
  static CommandService start(
      Configuration configuration, Catalogue catalogue, InstantSource clock, Limits limits) {
    configuration
        .administration()
        .ifPresent(
            administration -> Migrations.migrate(administration.url(), administration.passwords()));
    Database database = Database.open(configuration.database());
    database.refuseUnsafe();
    Upkeep upkeep = Upkeep.start(database, catalogue);
    Transactions transactions = new Transactions(database, catalogue);
    Authenticator authenticator =
        configuration.developmentAuthentication()
            ? new DevelopmentAuthenticator()
            : new ClosedAuthenticator();
    Meters meters = new Meters();
    database.measureWith(meters.registry());
    meters.bind(new BacklogMeters(database));
    Cursors cursors = new Cursors(configuration.pepperBytes());
    CommandServer server =
        new CommandServer(
            commands(
                transactions,
                catalogue,
                clock,
                consumers(configuration, catalogue, cursors),
                new ReadingRoutes(catalogue, cursors)),
            new Dispatcher(transactions, new Idempotency(new Sealing(configuration.pepperBytes()))),
            authenticator,
            new Identifiers(clock),
            new Face(
                page(catalogue),
                new Observation(new CommandHealth(database, clock), meters.registry()),
                limits));
    return new CommandService(
        database,
        upkeep,
        Tally.start(database),
        server.start(configuration.host(), configuration.port()),
        meters);
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
    upkeep.close();
    tally.close();
    database.close();
    meters.close();
  }

  private static ApiPage page(Catalogue catalogue) {
    return ApiPage.beside(CommandServer.class).with("/asyncapi.yaml", () -> AsyncApi.of(catalogue));
  }

  private static Commands commands(
      Transactions transactions,
      Catalogue catalogue,
      InstantSource clock,
      Commands.Consumers consumers,
      ReadingRoutes reading) {
    Terms terms = new Terms(clock);
    PasswordHasher hasher = new PasswordHasher();
    return new Commands(
        new Commands.Accounts(
            new Registration(terms, hasher), new Login(transactions, terms, hasher)),
        new Commands.Access(new Sessions(terms), new ApiKeys(terms), new Introspection(terms)),
        new Commands.Log(new AuditLog(), new Events(catalogue)),
        consumers,
        reading);
  }

  private static Commands.Consumers consumers(
      Configuration configuration, Catalogue catalogue, Cursors cursors) {
    return new Commands.Consumers(
        new Processing(catalogue, cursors),
        new Bookmarks(cursors),
        new ServiceStatus(
            configuration.developmentAuthentication() ? "development" : "none", catalogue));
  }
}
