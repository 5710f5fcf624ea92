package dev.headgate.command.http;

import dev.headgate.command.account.Login;
import dev.headgate.command.account.Registration;
import dev.headgate.command.bookmark.Bookmarks;
import dev.headgate.command.grant.ApiKeys;
import dev.headgate.command.grant.Introspection;
import dev.headgate.command.grant.Sessions;
import dev.headgate.command.health.ServiceStatus;
import dev.headgate.command.journal.AuditLog;
import dev.headgate.command.journal.Events;
import dev.headgate.command.processing.Processing;
import dev.headgate.process.http.BodyRule;
import io.javalin.http.HandlerType;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What can be asked for, by feature.
///
/// @param access sessions, keys and what they are good for
/// @param consumers what those who pull the log need
/// @param reading what can be asked of it
public record Commands(
    Accounts accounts, Access access, Log log, Consumers consumers, ReadingRoutes reading) {

  public record Accounts(Registration registration, Login login) {}

  public record Access(Sessions sessions, ApiKeys apiKeys, Introspection introspection) {}

  public record Log(AuditLog audit, Events events) {}

  public record Consumers(Processing processing, Bookmarks bookmarks, ServiceStatus status) {}

  /// The route table; the API document lists the same paths. Javalin takes the first route that
  /// matches, so those without variables come first.
  List<Route> routes() {
    return Stream.of(
            accountRoutes(), accessRoutes(), logRoutes(), consumerRoutes(), reading.routes())
        .flatMap(List::stream)
        .sorted(Comparator.comparing(route -> route.path().contains("{")))
        .toList();
  }

  private List<Route> accountRoutes() {
    return List.of(
        Route.command(
            "registerUser",
            "/v1/auth/register",
            BodyRule.REQUIRED,
            accounts.registration()::register),
        Route.command("logIn", "/v1/auth/login", BodyRule.REQUIRED, accounts.login()::login),
        Route.command("logOut", "/v1/auth/logout", BodyRule.REQUIRED, accounts.login()::logout),
        Route.command(
                "putUser",
                HandlerType.PUT,
                "/v1/auth/users/{id}",
                BodyRule.REQUIRED,
                accounts.registration()::put)
            .versioned());
  }

  private List<Route> accessRoutes() {
    Sessions sessions = access.sessions();
    ApiKeys keys = access.apiKeys();
    return List.of(
        Route.command("createSession", "/v1/auth/sessions", BodyRule.REQUIRED, sessions::create),
        Route.command(
                "revokeSession",
                "/v1/auth/sessions/{id}/revoke",
                BodyRule.OPTIONAL,
                sessions::revoke)
            .versioned(),
        Route.command("createApiKey", "/v1/auth/api-keys", BodyRule.REQUIRED, keys::create),
        Route.command(
                "rotateApiKey", "/v1/auth/api-keys/{id}/rotate", BodyRule.OPTIONAL, keys::rotate)
            .versioned(),
        Route.command(
                "revokeApiKey", "/v1/auth/api-keys/{id}/revoke", BodyRule.OPTIONAL, keys::revoke)
            .versioned(),
        Route.command(
                "deleteApiKey",
                HandlerType.DELETE,
                "/v1/auth/api-keys/{id}",
                BodyRule.NONE,
                keys::delete)
            .versioned(),
        Route.question(
            "introspectToken",
            HandlerType.POST,
            "/v1/auth/introspect",
            BodyRule.REQUIRED,
            access.introspection()::introspect));
  }

  private List<Route> logRoutes() {
    return List.of(
        Route.command("logAuthEvent", "/v1/auth/audit", BodyRule.REQUIRED, log.audit()::log),
        Route.command("appendEvent", "/api/v1/events", BodyRule.REQUIRED, log.events()::post),
        Route.command(
                "appendEvents", "/api/v1/events/batch", BodyRule.REQUIRED, log.events()::postAll)
            .large(),
        Route.question(
                "validateEvents",
                HandlerType.POST,
                "/api/v1/events/validate",
                BodyRule.REQUIRED,
                log.events()::validate)
            .large(),
        Route.question(
            "getEvent", HandlerType.GET, "/api/v1/events/{id}", BodyRule.NONE, log.events()::get));
  }

  private List<Route> consumerRoutes() {
    Processing processing = consumers.processing();
    Bookmarks bookmarks = consumers.bookmarks();
    return List.of(
        Route.question(
                "listUnprocessedEvents",
                HandlerType.GET,
                "/api/v1/events/unprocessed",
                BodyRule.NONE,
                processing::unprocessed)
            .reading(Processing.parameters()),
        Route.command(
            "reportProcessing",
            HandlerType.PUT,
            "/api/v1/events/{id}/processing",
            BodyRule.REQUIRED,
            processing::put),
        Route.question(
            "getCursor", HandlerType.GET, "/api/v1/cursors/{name}", BodyRule.NONE, bookmarks::get),
        Route.command(
                "moveCursor",
                HandlerType.PUT,
                "/api/v1/cursors/{name}",
                BodyRule.REQUIRED,
                bookmarks::put)
            .versioned(),
        Route.question(
            "getStatus",
            HandlerType.GET,
            "/api/v1/status",
            BodyRule.NONE,
            consumers.status()::get));
  }
}
