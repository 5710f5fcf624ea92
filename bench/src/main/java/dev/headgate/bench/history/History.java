package dev.headgate.bench.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.event.AggregateId;
import dev.headgate.event.ApiKeyEvent.ApiKeyCreated;
import dev.headgate.event.ApiKeyEvent.ApiKeyRotated;
import dev.headgate.event.Context;
import dev.headgate.event.Envelope;
import dev.headgate.event.Event;
import dev.headgate.event.Identity;
import dev.headgate.event.Payload;
import dev.headgate.event.Personal;
import dev.headgate.event.SessionEvent.SessionCreated;
import dev.headgate.event.SessionEvent.SessionRevoked;
import dev.headgate.event.TenantId;
import dev.headgate.event.UserEvent.UserUpserted;
import dev.headgate.payload.Payloads;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/// What happened: so many users, each with a session and an API key, each of the three with a
/// second event. The second ones come thousands of events after the first ones, so that a row is
/// written twice rather than met twice in one batch.
public final class History {

  public static final int EVENTS_OF_A_USER = 6;

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");
  private static final int TENANTS = 16;
  private static final int BETWEEN = 5000; // users between an aggregate's two events
  private static final String METADATA =
      """
      {"source": "gateway", "ip_address": "203.0.113.7", "user_agent": "Mozilla/5.0 (X11; Linux x86_64)"}\
      """
          .strip();

  private final int users;
  private final Consumer<Envelope> reader;
  private int number;

  public History(int users, Consumer<Envelope> reader) {
    this.users = users;
    this.reader = reader;
  }

  /// Tells every event once, versions in order.
  public void tell() {
    for (int user = 0; user < users + BETWEEN; user++) {
      if (user < users) {
        begin(user);
      }
      if (user >= BETWEEN) {
        goOn(user - BETWEEN);
      }
    }
  }

  private void begin(int user) {
    UUID id = id("user", user);
    tell(user, "user", 1, profile(user, "Ada"));
    tell(user, "session", 1, new SessionCreated(id, "web", "read write", FAR));
    tell(user, "api_key", 1, new ApiKeyCreated(id, "read", null, "deployments"));
  }

  private void goOn(int user) {
    UUID id = id("user", user);
    tell(user, "user", 2, profile(user, "Ada Lovelace"));
    tell(user, "session", 2, new SessionRevoked(id, "web", "read write", FAR, "logout"));
    tell(user, "api_key", 2, new ApiKeyRotated(id, "write", FAR));
  }

  private static UserUpserted profile(int user, String name) {
    return new UserUpserted(
        new Personal.Clear("user-" + user + "@example.com"),
        "user",
        "password",
        BEGIN.plusSeconds(user),
        new Personal.Clear(name));
  }

  private void tell(int user, String type, int version, Event event) {
    Instant at = BEGIN.plusMillis(++number);
    UUID eventId =
        new UUID((at.toEpochMilli() << 16) | 0x7000 | (number & 0xfff), (0x8000L << 48) | number);
    reader.accept(
        new Envelope(
            new Identity(eventId, number, at),
            new AggregateId(
                new TenantId(new UUID(0x4000, (0x8000L << 48) | (user % TENANTS))),
                type,
                id(type, user).toString()),
            version,
            event.type(),
            Payload.of(Payloads.encode(event)),
            new Context(METADATA, "service:gateway", id("user", user), eventId, null, null)));
  }

  // The ids of aggregates are random: indexes grow everywhere at once.
  private static UUID id(String type, int user) {
    return UUID.nameUUIDFromBytes((type + user).getBytes(UTF_8));
  }
}
