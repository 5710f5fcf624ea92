package dev.headgate.verification.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.fold.PastEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is a loss, and what an archive may have.
final class DenseHistoryTest {

  private static final Instant WHOLE_FROM = Instant.parse("2026-01-10T00:00:00Z");
  private static final Aggregate DEVICE = new Aggregate(new UUID(0, 1), "device", "d");

  private final DenseHistory history = new DenseHistory(WHOLE_FROM);

  @Test
  void missesNothingOfAHistoryThatBeganBeforeTheMissingDays() {
    read(1, -5);
    read(2, 1);
    assertThat(history.findings()).isEmpty();
    assertThat(history.inParts()).isEmpty();
  }

  @Test
  void takesABeginningThatIsNotThereForArchived() {
    read(4, 1);
    read(5, 2);
    assertThat(history.findings()).isEmpty();
    assertThat(history.inParts()).containsExactly(DEVICE);
  }

  @Test
  void takesAGapAcrossTheMissingDaysForArchived() {
    read(1, -5);
    read(3, 1);
    assertThat(history.findings()).isEmpty();
    assertThat(history.inParts()).containsExactly(DEVICE);
  }

  @Test
  void findsAGapBehindTheMissingDays() {
    read(4, 0);
    read(6, 1);
    assertThat(history.findings())
        .extracting(Finding::message)
        .containsExactly("has version 6 where 5 is due");
  }

  @Test
  void findsAVersionThatIsThereTwiceAnywhere() {
    read(1, -5);
    read(1, -4);
    assertThat(history.findings()).hasSize(1);
  }

  @Test
  void takesNothingForArchivedWhenNoDayIsMissing() {
    DenseHistory whole = new DenseHistory(Instant.EPOCH);
    whole.read(DEVICE, event(2, -5));
    assertThat(whole.findings()).hasSize(1);
    assertThat(whole.inParts()).isEmpty();
  }

  private void read(long version, int days) {
    history.read(DEVICE, event(version, days));
  }

  private static PastEvent event(long version, int days) {
    Instant at = WHOLE_FROM.plus(Duration.ofDays(days));
    return new PastEvent(new UUID(0, version), version, "DeviceHeartbeat", "{}", at);
  }
}
