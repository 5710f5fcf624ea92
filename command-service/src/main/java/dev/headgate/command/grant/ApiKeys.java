package dev.headgate.command.grant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.apikey.ApiKeyCommand;
import dev.headgate.command.apikey.ApiKeyCommand.CreateApiKey;
import dev.headgate.command.apikey.ApiKeyCommand.DeleteApiKey;
import dev.headgate.command.apikey.ApiKeyCommand.RevokeApiKey;
import dev.headgate.command.apikey.ApiKeyCommand.RotateApiKey;
import dev.headgate.command.apikey.ApiKeyDecider;
import dev.headgate.command.apikey.ApiKeyState;
import dev.headgate.command.credential.Credentials;
import dev.headgate.command.dispatch.Work;
import dev.headgate.command.exchange.Answer;
import dev.headgate.command.exchange.Request;
import dev.headgate.command.head.Kind;
import dev.headgate.command.outbox.Decision;
import dev.headgate.command.outbox.Head;
import dev.headgate.command.outbox.Transaction;
import dev.headgate.command.token.Token;
import dev.headgate.command.token.TokenKind;
import dev.headgate.event.ApiKeyEvent;
import dev.headgate.event.ApiKeyEvent.ApiKeyCreated;
import dev.headgate.event.ApiKeyEvent.ApiKeyDeleted;
import dev.headgate.event.ApiKeyEvent.ApiKeyRevoked;
import dev.headgate.event.ApiKeyEvent.ApiKeyRotated;
import dev.headgate.process.json.Fields;
import java.time.Instant;
import java.util.UUID;

/// API keys. A secret is shown in the answer that makes it, and never again.
public final class ApiKeys {

  private final Terms terms;

  public ApiKeys(Terms terms) {
    this.terms = terms;
  }

  /// `POST /v1/auth/api-keys`.
  public Work create(Request request) {
    Fields fields = new Fields(request.body());
    UUID userId = fields.uuid("user_id");
    String name = fields.text("name", 1, 200);
    String accessLevel = fields.text("access_level", 1, 100);
    Instant expiresAt = fields.optionalInstant("expires_at");
    fields.end();
    CreateApiKey command = new CreateApiKey(userId, name, accessLevel, expiresAt, terms.now());
    return transaction -> {
      Sessions.requireUser(transaction, userId);
      UUID id = terms.nextId();
      Head<ApiKeyState> head = new Head<>(id.toString(), 0, Kind.API_KEY.initial());
      return withSecret(transaction, decided(transaction, head, command, 201), id)
          .locatedAt("/v1/auth/api-keys/" + id);
    };
  }

  /// `POST /v1/auth/api-keys/{id}/rotate`.
  public Work rotate(Request request) {
    UUID id = Paths.id(request);
    Fields fields = new Fields(request.body());
    String accessLevel = fields.optionalText("access_level", 1, 100);
    Instant expiresAt = fields.optionalInstant("expires_at");
    fields.end();
    RotateApiKey command = new RotateApiKey(accessLevel, expiresAt, terms.now());
    return transaction ->
        withSecret(
            transaction, decided(transaction, head(transaction, request, id), command, 200), id);
  }

  /// `POST /v1/auth/api-keys/{id}/revoke`.
  public Work revoke(Request request) {
    UUID id = Paths.id(request);
    Fields fields = new Fields(request.body());
    String reason = fields.optionalText("reason", 1, 500);
    fields.end();
    return transaction ->
        decided(transaction, head(transaction, request, id), new RevokeApiKey(reason), 200);
  }

  /// `DELETE /v1/auth/api-keys/{id}`.
  public Work delete(Request request) {
    UUID id = Paths.id(request);
    new Fields(request.body()).end();
    return transaction ->
        decided(transaction, head(transaction, request, id), new DeleteApiKey(), 200);
  }

  private static Head<ApiKeyState> head(Transaction transaction, Request request, UUID id) {
    Head<ApiKeyState> head = transaction.head(Kind.API_KEY, id.toString());
    request.precondition().check(head.version());
    return head;
  }

  private static Answer decided(
      Transaction transaction, Head<ApiKeyState> head, ApiKeyCommand command, int status) {
    ApiKeyEvent event = ApiKeyDecider.decide(command, head.state());
    var appended = transaction.append(Decision.on(head, Kind.API_KEY, event, owner(event)));
    ObjectNode body = Answers.body().put("key_id", head.id());
    return Answers.of(status, body, appended);
  }

  private Answer withSecret(Transaction transaction, Answer answer, UUID id) {
    Token token = terms.fresh(TokenKind.API_KEY, id);
    Credentials.store(transaction, token);
    answer.body().put("secret", token.text());
    return answer.withSecret();
  }

  private static UUID owner(ApiKeyEvent event) {
    return switch (event) {
      case ApiKeyCreated created -> created.userId();
      case ApiKeyRotated rotated -> rotated.userId();
      case ApiKeyRevoked revoked -> revoked.userId();
      case ApiKeyDeleted deleted -> deleted.userId();
    };
  }
}
