package dev.headgate.payload;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.event.Personal;
import dev.headgate.event.WireTime;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An object under construction, in the order its properties are given; absent ones leave no trace.
final class Properties {

  private final ObjectNode object = JsonNodeFactory.instance.objectNode();

  ObjectNode object() {
    return object;
  }

  Properties with(String name, @Nullable String value) {
    if (value != null) {
      object.put(name, value);
    }
    return this;
  }

  Properties with(String name, boolean value) {
    object.put(name, value);
    return this;
  }

  Properties with(String name, UUID value) {
    return with(name, value.toString());
  }

  Properties with(String name, @Nullable Instant value) {
    return with(name, value == null ? null : WireTime.format(value));
  }

  Properties with(String name, @Nullable Personal value) {
    return switch (value) {
      case null -> this;
      case Personal.Clear clear -> with(name, clear.value());
      case Personal.Encrypted encrypted -> {
        object.putObject(name).put("enc", encrypted.enc()).put("kid", encrypted.kid());
        yield this;
      }
    };
  }
}
