package dev.headgate.event;

import dev.headgate.event.ApiKeyEvent.ApiKeyCreated;
import dev.headgate.event.ApiKeyEvent.ApiKeyDeleted;
import dev.headgate.event.ApiKeyEvent.ApiKeyRevoked;
import dev.headgate.event.ApiKeyEvent.ApiKeyRotated;
import dev.headgate.event.AuditEvent.AuthEventLogged;
import dev.headgate.event.SessionEvent.SessionCreated;
import dev.headgate.event.SessionEvent.SessionRevoked;
import dev.headgate.event.UserEvent.UserUpserted;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Valid events and envelopes drawn from a seed: the same seed, the same events.
public final class RandomEvents {

  /// What texts are made of: quotes and controls for JSON, wide and astral letters for UTF-8.
  private static final int[] LETTERS =
      "abcXYZ019 \"\\/\n\t\u0001\u00e9\u0416\u4e16\ud83d\ude80\u2028".codePoints().toArray();

  private final Random random;

  public RandomEvents(long seed) {
    // Neighbouring seeds of Random begin alike; mixed, they do not.
    this.random = new Random(new SplittableRandom(seed).nextLong());
  }

  public Event event() {
    List<Supplier<Event>> kinds =
        List.of(
            () -> new UserUpserted(email(), text(), text(), maybe(this::time), maybe(this::name)),
            () -> new SessionCreated(uuid(), text(), text(), time()),
            () -> new SessionRevoked(uuid(), text(), text(), time(), text()),
            () -> new ApiKeyCreated(uuid(), text(), maybe(this::time), text()),
            () -> new ApiKeyRotated(uuid(), text(), maybe(this::time)),
            () -> new ApiKeyRevoked(uuid(), maybe(this::text)),
            () -> new ApiKeyDeleted(uuid()),
            this::attempt);
    return kinds.get(random.nextInt(kinds.size())).get();
  }

  public Envelope envelope(EventType type, String data) {
    return new Envelope(
        new Identity(uuid(), 1 + random.nextLong(Long.MAX_VALUE), time()),
        new AggregateId(new TenantId(uuid()), pick("user", "session", "api_key", "audit"), id()),
        1 + random.nextLong(Long.MAX_VALUE),
        type,
        Payload.of(data),
        new Context(
            "{\"user_agent\": \"%d\"}".formatted(random.nextInt()),
            pick("system", "service:gateway", "agent:ünïcode", "user:" + uuid()),
            maybe(this::uuid),
            uuid(),
            maybe(this::uuid),
            maybe(() -> "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")));
  }

  private Event attempt() {
    return new AuthEventLogged(
        text(),
        random.nextBoolean(),
        text(),
        maybe(this::text),
        maybe(this::id),
        pick("user", "client"));
  }

  private Personal email() {
    return random.nextBoolean()
        ? new Personal.Clear(id().replace("@", "") + "x@example.com")
        : sealed();
  }

  private Personal name() {
    return random.nextBoolean() ? new Personal.Clear(text()) : sealed();
  }

  private Personal sealed() {
    return new Personal.Encrypted(id(), id());
  }

  private String text() {
    return random
        .ints(1 + random.nextInt(30), 0, LETTERS.length)
        .mapToObj(i -> Character.toString(LETTERS[i]))
        .collect(Collectors.joining());
  }

  private String id() {
    String letters = "ABCxyz019._:@-";
    return random
        .ints(1 + random.nextInt(60), 0, letters.length())
        .mapToObj(i -> letters.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  /// Any millisecond from 1970 to 9999.
  private Instant time() {
    return Instant.ofEpochMilli(random.nextLong(253_402_300_800_000L));
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private <T> T maybe(Supplier<T> value) {
    return random.nextInt(3) == 0 ? null : value.get();
  }
}
