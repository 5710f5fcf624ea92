package dev.headgate.command.head;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.event.Personal;
import dev.headgate.event.Personal.Clear;
import dev.headgate.event.Personal.Encrypted;
import dev.headgate.event.WireTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Values in stored states.
final class Form {

  private Form() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static void put(ObjectNode object, String name, @Nullable Instant time) {
    if (time != null) {
      object.put(name, WireTime.format(time));
    }
  }

  static void put(ObjectNode object, String name, @Nullable Personal personal) {
    switch (personal) {
      case null -> object.remove(name);
      case Clear(String value) -> object.put(name, value);
      case Encrypted(String enc, String kid) ->
          object.putObject(name).put("enc", enc).put("kid", kid);
    }
  }

  static @Nullable Instant time(JsonNode object, String name) {
    JsonNode node = object.get(name);
    return node == null ? null : WireTime.parse(node.textValue());
  }

  static @Nullable Personal personal(JsonNode object, String name) {
    JsonNode node = object.get(name);
    if (node == null) {
      return null;
    }
    return node.isTextual()
        ? new Clear(node.textValue())
        : new Encrypted(node.required("enc").textValue(), node.required("kid").textValue());
  }

  static String text(JsonNode object, String name) {
    return object.required(name).textValue();
  }

  static IllegalStateException unreadable(String status) {
    return new IllegalStateException("a stored state has the unknown status " + status);
  }
}
