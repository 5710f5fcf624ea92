package dev.headgate.command.head;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.user.UserState;
import dev.headgate.command.user.UserState.Known;
import dev.headgate.command.user.UserState.Unknown;
import dev.headgate.event.Personal;

/// A user's state as stored.
final class UserForm {

  private UserForm() {}

  static ObjectNode write(UserState state) {
    ObjectNode object = Form.object();
    switch (state) {
      case Unknown() -> object.put("status", "unknown");
      case Known user -> {
        object.put("status", "known").put("role", user.role()).put("provider", user.provider());
        Form.put(object, "email", user.email());
        Form.put(object, "last_sign_in_at", user.lastSignInAt());
        Form.put(object, "name", user.name());
      }
    }
    return object;
  }

  static UserState read(JsonNode object) {
    Personal email = Form.personal(object, "email");
    if (email == null) {
      return new Unknown();
    }
    return new Known(
        email,
        Form.text(object, "role"),
        Form.text(object, "provider"),
        Form.time(object, "last_sign_in_at"),
        Form.personal(object, "name"));
  }
}
