package dev.headgate.projector.projection;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.headgate.event.AggregateId;
import dev.headgate.event.TenantId;
import dev.headgate.event.WireTime;
import dev.headgate.projector.projection.ProjectedRow.ApiKeyRow;
import dev.headgate.projector.projection.ProjectedRow.Revocation;
import dev.headgate.projector.projection.ProjectedRow.SessionRow;
import dev.headgate.projector.projection.ProjectedRow.StateRow;
import dev.headgate.projector.projection.ProjectedRow.UserRow;
import dev.headgate.projector.projection.StoredRow.Stamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows as JSON on the state topics; the properties are named like the columns.
public final class RowCodec {

  // Numbers of a state keep the digits they came with.
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final String VERSION = "aggregate_version";
  private static final String LAST_EVENT = "last_event_id";

  private RowCodec() {}

  public static String encode(ProjectedRow row) {
    ObjectNode json = JSON.createObjectNode();
    RowHead head = row.head();
    json.put("tenant_id", head.aggregate().tenant().toString());
    json.put(idColumn(row), head.aggregate().id());
    json.put(VERSION, head.version());
    json.put(LAST_EVENT, head.lastEventId().toString());
    json.put("last_updated_at", WireTime.format(head.lastUpdatedAt()));
    json.put("is_deleted", head.deleted());
    switch (row) {
      case UserRow user -> put(json, user);
      case SessionRow session -> put(json, session);
      case ApiKeyRow key -> put(json, key);
      case StateRow state -> put(json, state);
    }
    return json.toString();
  }

  static String key(AggregateId aggregate) {
    return switch (aggregate.type()) {
      case "user", "session", "api_key" -> aggregate.recordKey();
      default -> aggregate.tenant() + "/" + aggregate.type() + "/" + aggregate.id();
    };
  }

  /// Read as far as it takes: both stand before what is told of the aggregate.
  static Stamp stamp(byte[] json) {
    try (JsonParser parser = JSON.createParser(json)) {
      long version = 0;
      while (parser.nextToken() != null) {
        if (VERSION.equals(parser.currentName()) && parser.currentToken().isNumeric()) {
          version = parser.getLongValue();
        } else if (LAST_EVENT.equals(parser.currentName())
            && parser.currentToken().isScalarValue()) {
          return new Stamp(version, UUID.fromString(parser.getText()));
        }
      }
      throw new IllegalStateException("a row without " + LAST_EVENT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The key of the events that made the row of a key in the topic of all that have none of their
  /// own.
  public static String eventKey(String key) {
    int type = key.indexOf('/');
    return key.substring(0, type) + key.substring(key.indexOf('/', type + 1));
  }

  /// The type of the aggregate whose row is in the topic of all that have none of their own.
  public static String typeOf(String text) {
    return parse(text).path("aggregate_type").asText();
  }

  /// The row of an aggregate type.
  public static ProjectedRow decode(String type, String text) {
    JsonNode json = parse(text);
    return switch (type) {
      case "user" -> user(json);
      case "session" -> session(json);
      case "api_key" -> apiKey(json);
      default -> state(json, type);
    };
  }

  private static String idColumn(ProjectedRow row) {
    return switch (row) {
      case UserRow _ -> "user_id";
      case SessionRow _ -> "session_id";
      case ApiKeyRow _ -> "key_id";
      case StateRow _ -> "aggregate_id";
    };
  }

  private static void put(ObjectNode json, UserRow row) {
    json.put("email", row.email()).put("role", row.role()).put("provider", row.provider());
    json.put("name", row.name()).put("last_sign_in_at", format(row.lastSignInAt()));
  }

  private static void put(ObjectNode json, SessionRow row) {
    json.put("user_id", row.userId()).put("platform", row.platform()).put("scope", row.scope());
    json.put("expires_at", format(row.expiresAt()));
    put(json, row.revocation());
  }

  private static void put(ObjectNode json, ApiKeyRow row) {
    json.put("user_id", row.userId()).put("name", row.name());
    json.put("access_level", row.accessLevel()).put("expires_at", format(row.expiresAt()));
    put(json, row.revocation());
  }

  private static void put(ObjectNode json, StateRow row) {
    json.put("aggregate_type", row.head().aggregate().type());
    json.putRawValue("state", new RawValue(row.state()));
  }

  private static void put(ObjectNode json, @Nullable Revocation revocation) {
    json.put("revoked_at", revocation == null ? null : format(revocation.at()));
    json.put("revocation_reason", revocation == null ? null : revocation.reason());
  }

  private static UserRow user(JsonNode json) {
    return new UserRow(
        head(json, "user", "user_id"),
        json.path("email").asText(),
        json.path("role").asText(),
        json.path("provider").asText(),
        text(json, "name"),
        time(json, "last_sign_in_at"));
  }

  private static SessionRow session(JsonNode json) {
    return new SessionRow(
        head(json, "session", "session_id"),
        json.path("user_id").asText(),
        json.path("platform").asText(),
        json.path("scope").asText(),
        WireTime.parse(json.path("expires_at").asText()),
        revocation(json));
  }

  private static ApiKeyRow apiKey(JsonNode json) {
    return new ApiKeyRow(
        head(json, "api_key", "key_id"),
        json.path("user_id").asText(),
        json.path("name").asText(),
        json.path("access_level").asText(),
        time(json, "expires_at"),
        revocation(json));
  }

  private static StateRow state(JsonNode json, String type) {
    return new StateRow(head(json, type, "aggregate_id"), json.path("state").toString());
  }

  private static RowHead head(JsonNode json, String type, String idColumn) {
    return new RowHead(
        new AggregateId(
            TenantId.of(json.path("tenant_id").asText()), type, json.path(idColumn).asText()),
        json.path(VERSION).asLong(),
        UUID.fromString(json.path(LAST_EVENT).asText()),
        WireTime.parse(json.path("last_updated_at").asText()),
        json.path("is_deleted").asBoolean());
  }

  private static @Nullable Revocation revocation(JsonNode json) {
    Instant at = time(json, "revoked_at");
    return at == null ? null : new Revocation(at, text(json, "revocation_reason"));
  }

  private static @Nullable String text(JsonNode json, String name) {
    return json.hasNonNull(name) ? json.path(name).asText() : null;
  }

  private static @Nullable Instant time(JsonNode json, String name) {
    String text = text(json, name);
    return text == null ? null : WireTime.parse(text);
  }

  private static @Nullable String format(@Nullable Instant time) {
    return time == null ? null : WireTime.format(time);
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
