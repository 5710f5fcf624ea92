package dev.headgate.command.head;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.apikey.ApiKeyState;
import dev.headgate.command.apikey.ApiKeyState.Active;
import dev.headgate.command.apikey.ApiKeyState.Deleted;
import dev.headgate.command.apikey.ApiKeyState.Revoked;
import dev.headgate.command.apikey.ApiKeyState.Unknown;
import java.util.UUID;

/// An API key's state as stored.
final class ApiKeyForm {

  private ApiKeyForm() {}

  static ObjectNode write(ApiKeyState state) {
    return switch (state) {
      case Unknown() -> Form.object().put("status", "unknown");
      case Active key -> {
        ObjectNode object =
            Form.object()
                .put("status", "active")
                .put("user_id", key.userId().toString())
                .put("access_level", key.accessLevel());
        Form.put(object, "expires_at", key.expiresAt());
        yield object;
      }
      case Revoked(UUID userId) ->
          Form.object().put("status", "revoked").put("user_id", userId.toString());
      case Deleted() -> Form.object().put("status", "deleted");
    };
  }

  static ApiKeyState read(JsonNode object) {
    String status = Form.text(object, "status");
    return switch (status) {
      case "unknown" -> new Unknown();
      case "active" ->
          new Active(
              UUID.fromString(Form.text(object, "user_id")),
              Form.text(object, "access_level"),
              Form.time(object, "expires_at"));
      case "revoked" -> new Revoked(UUID.fromString(Form.text(object, "user_id")));
      case "deleted" -> new Deleted();
      default -> throw Form.unreadable(status);
    };
  }
}
