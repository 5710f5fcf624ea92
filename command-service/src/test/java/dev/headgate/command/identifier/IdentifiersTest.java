package dev.headgate.command.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class IdentifiersTest {

  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00.123Z");

  private final Identifiers identifiers = new Identifiers(InstantSource.fixed(NOW));

  @Test
  void areOfVersionSevenAndBeginWithTheirMillisecond() {
    UUID id = identifiers.next();
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void areDifferentWithinOneMillisecond() {
    assertThat(Stream.generate(identifiers::next).limit(10_000)).doesNotHaveDuplicates();
  }

  @Test
  void sortByTime() {
    UUID later = new Identifiers(InstantSource.fixed(NOW.plusMillis(1))).next();
    assertThat(later.toString()).isGreaterThan(identifiers.next().toString());
  }
}
