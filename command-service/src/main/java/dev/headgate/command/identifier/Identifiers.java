package dev.headgate.command.identifier;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/// Makes UUIDs of version 7 (RFC 9562): the millisecond, then 74 random bits. Any thread may use
/// it.
public final class Identifiers {

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public Identifiers(InstantSource clock) {
    this.clock = clock;
  }

  public UUID next() {
    long high = (clock.millis() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
    long low = 0x8000000000000000L | (random.nextLong() >>> 2);
    return new UUID(high, low);
  }
}
