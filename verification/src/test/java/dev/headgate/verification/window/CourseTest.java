package dev.headgate.verification.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.IdRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a stopped run leaves behind.
final class CourseTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Finding FINDING =
      new Finding("I8", new Aggregate(new UUID(0, 1), "user", "u"), new UUID(0, 2), "is wrong");

  @TempDir Path folder;

  @Test
  void isGoneOnWithBehindItsLastWindow() {
    UUID next = idAt(NOW.minus(Duration.ofDays(1)));
    Course.Seen seen = new Course.Seen(1, 20_000, 3);
    Course stopped = Course.begin("all", Instant.EPOCH, NOW).after(next, seen, List.of(FINDING));
    stopped.save(file());
    Course found = Course.unfinished(file(), "all").orElseThrow();
    assertThat(found).isEqualTo(stopped);
    assertThat(found.rest().contains(next)).isTrue();
    assertThat(found.rest().contains(idAt(NOW.minus(Duration.ofDays(2))))).isFalse();
    assertThat(found.seen()).isEqualTo(seen);
  }

  @Test
  void looksOnceMoreAtWhatWasUnderWayWhenItBegan() {
    Course stopped =
        Course.begin("all", Instant.EPOCH, NOW)
            .after(idAt(NOW), new Course.Seen(1, 1, 0), List.of());
    assertThat(stopped.rest().contains(idAt(NOW.minusSeconds(30)))).isTrue();
    assertThat(stopped.rest().contains(idAt(NOW.minusSeconds(120)))).isFalse();
  }

  @Test
  void isNoneOfAnotherOrder() {
    Course.begin("all", Instant.EPOCH, NOW).save(file());
    assertThat(Course.unfinished(file(), "window PT1H")).isEmpty();
  }

  @Test
  void beginsAnewWhereTheFileIsNotReadable() throws Exception {
    Files.writeString(file(), "{\"asked\": ");
    assertThat(Course.unfinished(file(), "all")).isEmpty();
  }

  @Test
  void forgetsALossThatCameLate() {
    Findings findings = new Findings();
    findings.addAll(List.of(FINDING, FINDING));
    assertThat(findings.kept()).containsExactly(FINDING);
  }

  private Path file() {
    return folder.resolve("verify.json");
  }

  private static UUID idAt(Instant time) {
    return IdRange.since(time).from();
  }
}
