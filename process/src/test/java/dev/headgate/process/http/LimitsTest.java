package dev.headgate.process.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LimitsTest {

  @Test
  void areFiniteWhereTheServersOwnAreNot() {
    assertThat(Limits.STANDARD.headerBytes()).isLessThanOrEqualTo(16 * 1024);
    assertThat(Limits.STANDARD.connections()).isLessThanOrEqualTo(2_000);
    assertThat(Limits.STANDARD.idle()).isLessThanOrEqualTo(Duration.ofSeconds(30));
    assertThat(Limits.STANDARD.head()).isLessThanOrEqualTo(Duration.ofSeconds(30));
    assertThat(Limits.STANDARD.body()).isLessThanOrEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void leaveRoomForTheLargestEvent() {
    assertThat(BodyReader.BYTES).isGreaterThan(256 * 1024 + 16 * 1024);
  }
}
