package dev.headgate.command.grant;

import dev.headgate.command.identifier.Identifiers;
import dev.headgate.command.token.Token;
import dev.headgate.command.token.TokenKind;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/// What every grant needs from outside: time, identifiers, secrets. Any thread may use it.
public final class Terms {

  public static final Duration SESSION_LASTS = Duration.ofHours(12);

  private final InstantSource clock;
  private final Identifiers identifiers;
  private final SecureRandom random = new SecureRandom();

  public Terms(InstantSource clock) {
    this.clock = clock;
    this.identifiers = new Identifiers(clock);
  }

  public Instant now() {
    return clock.instant();
  }

  public UUID nextId() {
    return identifiers.next();
  }

  public Token fresh(TokenKind kind, UUID id) {
    return Token.fresh(kind, id, random);
  }
}
