package dev.headgate.command.head;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.session.SessionState;
import dev.headgate.command.session.SessionState.Open;
import dev.headgate.command.session.SessionState.Revoked;
import dev.headgate.command.session.SessionState.Unknown;
import dev.headgate.event.WireTime;
import java.util.UUID;

/// A session's state as stored.
final class SessionForm {

  private SessionForm() {}

  static ObjectNode write(SessionState state) {
    return switch (state) {
      case Unknown() -> Form.object().put("status", "unknown");
      case Open open ->
          Form.object()
              .put("status", "open")
              .put("user_id", open.userId().toString())
              .put("platform", open.platform())
              .put("scope", open.scope())
              .put("expires_at", WireTime.format(open.expiresAt()));
      case Revoked() -> Form.object().put("status", "revoked");
    };
  }

  static SessionState read(JsonNode object) {
    String status = Form.text(object, "status");
    return switch (status) {
      case "unknown" -> new Unknown();
      case "open" ->
          new Open(
              UUID.fromString(Form.text(object, "user_id")),
              Form.text(object, "platform"),
              Form.text(object, "scope"),
              WireTime.parse(Form.text(object, "expires_at")));
      case "revoked" -> new Revoked();
      default -> throw Form.unreadable(status);
    };
  }
}
