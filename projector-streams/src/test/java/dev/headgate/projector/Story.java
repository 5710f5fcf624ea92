package dev.headgate.projector;

import dev.headgate.event.ApiKeyEvent.ApiKeyCreated;
import dev.headgate.event.ApiKeyEvent.ApiKeyDeleted;
import dev.headgate.event.ApiKeyEvent.ApiKeyRevoked;
import dev.headgate.event.ApiKeyEvent.ApiKeyRotated;
import dev.headgate.event.AuditEvent.AuthEventLogged;
import dev.headgate.event.Event;
import dev.headgate.event.Personal;
import dev.headgate.event.SessionEvent.SessionCreated;
import dev.headgate.event.SessionEvent.SessionRevoked;
import dev.headgate.event.UserEvent.UserUpserted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Events as a gateway might send them, from a seed. Confined to one thread.
final class Story {

  private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");

  private final Random random;
  private final List<Told> told = new ArrayList<>();
  private final Map<UUID, Long> versions = new HashMap<>();
  private final List<UUID> users = new ArrayList<>();
  private final List<UUID> sessions = new ArrayList<>();
  private final List<UUID> keys = new ArrayList<>();
  private long ids;

  Story(long seed) {
    random = new Random(seed);
  }

  /// One event and where it belongs.
  record Told(String type, UUID id, long version, Event event) {}

  /// Everything told so far.
  List<Told> told() {
    return List.copyOf(told);
  }

  /// The events of the next command.
  List<Told> next() {
    int before = told.size();
    switch (random.nextInt(7)) {
      case 0 -> register();
      case 1 -> login();
      case 2 -> logout();
      case 3 -> createKey();
      case 4 -> rotateKey();
      case 5 -> endKey();
      default -> audit(random.nextBoolean());
    }
    return List.copyOf(told.subList(before, told.size()));
  }

  private void register() {
    UUID user = fresh();
    users.add(user);
    tell("user", user, profile());
  }

  private UserUpserted profile() {
    String email = "user" + random.nextInt(1000) + "@example.org";
    String role = random.nextBoolean() ? "admin" : "member";
    return new UserUpserted(new Personal.Clear(email), role, "password", null, null);
  }

  private void login() {
    UUID user = anyUser();
    tell("user", user, profile());
    UUID session = fresh();
    sessions.add(session);
    tell("session", session, new SessionCreated(user, "web", "scope" + random.nextInt(9), FAR));
    audit(true);
  }

  private void logout() {
    if (sessions.isEmpty()) {
      login();
    } else {
      UUID session = sessions.remove(random.nextInt(sessions.size()));
      String reason = random.nextBoolean() ? "logout" : "expired";
      tell("session", session, new SessionRevoked(anyUser(), "web", "none", FAR, reason));
    }
  }

  private void createKey() {
    UUID key = fresh();
    keys.add(key);
    tell("api_key", key, new ApiKeyCreated(anyUser(), "read", null, "key" + random.nextInt(99)));
  }

  private void rotateKey() {
    if (keys.isEmpty()) {
      createKey();
    } else {
      UUID key = keys.get(random.nextInt(keys.size()));
      String access = random.nextBoolean() ? "read" : "write";
      tell("api_key", key, new ApiKeyRotated(anyUser(), access, FAR));
    }
  }

  private void endKey() {
    if (keys.isEmpty()) {
      createKey();
    } else {
      UUID key = keys.remove(random.nextInt(keys.size()));
      tell("api_key", key, new ApiKeyRevoked(anyUser(), false, "leaked"));
      if (random.nextBoolean()) {
        tell("api_key", key, new ApiKeyDeleted(anyUser()));
      }
    }
  }

  private void audit(boolean success) {
    tell("audit", fresh(), new AuthEventLogged("login", success, "web", null, null, "user"));
  }

  private UUID anyUser() {
    if (users.isEmpty()) {
      register();
    }
    return users.get(random.nextInt(users.size()));
  }

  private UUID fresh() {
    ids++;
    return new UUID(7, ids);
  }

  private void tell(String type, UUID id, Event event) {
    told.add(new Told(type, id, versions.merge(id, 1L, Long::sum), event));
  }
}
