package dev.headgate.command.http;

import dev.headgate.command.account.Login;
import dev.headgate.command.account.Registration;
import dev.headgate.command.grant.ApiKeys;
import dev.headgate.command.grant.Introspection;
import dev.headgate.command.grant.Sessions;
import dev.headgate.command.journal.AuditLog;
import dev.headgate.command.journal.Events;
import dev.headgate.process.http.BodyRule;
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
        Route.question(
            "getEvent", HandlerType.GET, "/api/v1/events/{id}", BodyRule.NONE, log.events()::get));
  }
}
