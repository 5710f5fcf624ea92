package dev.headgate.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The platform's own parser is what ours is held to.
final class WireTimeTest {

  @Test
  void readsWhatItWrites() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      Instant time =
          Instant.ofEpochMilli(random.nextLong(-60_000_000_000_000L, 250_000_000_000_000L));
      assertThat(WireTime.parse(WireTime.format(time))).isEqualTo(time);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-02-29T23:59:59.999Z",
        "2016-12-31T23:59:60.000Z", // a leap second
        "2026-11-21T24:00:00.000Z",
        "0000-01-01T00:00:00.000Z",
        "9999-12-31T00:00:00.001Z",
        "2026-11-21T04:30:00Z",
        "2026-11-21T04:30:00.123456Z",
        "2026-11-21T04:30:00.12+01:00",
        "2026-11-21t04:30:00.000z"
      })
  void readsWhatThePlatformReads(String text) {
    assertThat(WireTime.parse(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-02-29T00:00:00.000Z",
        "2026-13-01T00:00:00.000Z",
        "2026-11-21T25:00:00.000Z",
        "2026-11-21T04:60:00.000Z",
        "2026-11-21 04:30:00.000Z",
        "2026-11-21T04:30:00.000+",
        "2026-11-21T04:30:00.0x0Z",
        "２026-11-21T04:30:00.000Z"
      })
  void refusesWhatThePlatformRefuses(String text) {
    assertThatThrownBy(() -> WireTime.parse(text)).isInstanceOf(DateTimeParseException.class);
    assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeParseException.class);
  }
}
