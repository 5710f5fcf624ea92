package dev.headgate.command.http;

import dev.headgate.command.account.Login;
import dev.headgate.command.account.Registration;
import dev.headgate.command.grant.ApiKeys;
import dev.headgate.command.grant.Introspection;
import dev.headgate.command.grant.Sessions;
import dev.headgate.command.journal.AuditLog;
import dev.headgate.command.journal.Events;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.stream.Stream;

/// What can be asked for, by feature.
///
/// @param access sessions, keys and what they are good for
public record Commands(Accounts accounts, Access access, Log log) {

  public record Accounts(Registration registration, Login login) {}

  public record Access(Sessions sessions, ApiKeys apiKeys, Introspection introspection) {}

  public record Log(AuditLog audit, Events events) {}

  /// The route table; the API document lists the same paths.
  List<Route> routes() {
    return Stream.of(accountRoutes(), accessRoutes(), logRoutes()).flatMap(List::stream).toList();
  }

  private List<Route> accountRoutes() {
    return List.of(
        Route.post("/v1/auth/register", BodyRule.REQUIRED, accounts.registration()::register),
        Route.post("/v1/auth/login", BodyRule.REQUIRED, accounts.login()::login),
        Route.post("/v1/auth/logout", BodyRule.REQUIRED, accounts.login()::logout),
        new Route(
            HandlerType.PUT,
            "/v1/auth/users/{id}",
            BodyRule.REQUIRED,
            accounts.registration()::put));
  }

  private List<Route> accessRoutes() {
    return List.of(
        Route.post("/v1/auth/sessions", BodyRule.REQUIRED, access.sessions()::create),
        Route.post("/v1/auth/sessions/{id}/revoke", BodyRule.OPTIONAL, access.sessions()::revoke),
        Route.post("/v1/auth/api-keys", BodyRule.REQUIRED, access.apiKeys()::create),
        Route.post("/v1/auth/api-keys/{id}/rotate", BodyRule.OPTIONAL, access.apiKeys()::rotate),
        Route.post("/v1/auth/api-keys/{id}/revoke", BodyRule.OPTIONAL, access.apiKeys()::revoke),
        new Route(
            HandlerType.DELETE, "/v1/auth/api-keys/{id}", BodyRule.NONE, access.apiKeys()::delete),
        Route.post("/v1/auth/introspect", BodyRule.REQUIRED, access.introspection()::introspect));
  }

  private List<Route> logRoutes() {
    return List.of(
        Route.post("/v1/auth/audit", BodyRule.REQUIRED, log.audit()::log),
        Route.post("/api/v1/events", BodyRule.REQUIRED, log.events()::post),
        new Route(HandlerType.GET, "/api/v1/events/{id}", BodyRule.NONE, log.events()::get));
  }
}
