package dev.headgate.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ReplayLineTest {

  private static final long SECOND = 1_000_000_000L;

  private final Pacing pacing = new Pacing();

  @Test
  void tellsRateAndRemainingTimeFromTheLastSeconds() {
    pacing.observe(0, 0);
    pacing.observe(SECOND, 500_000); // long ago
    for (int second = 20; second <= 30; second++) {
      pacing.observe(second * SECOND, 600_000 + 10_000L * (second - 20));
    }
    assertThat(pacing.rate()).isEqualTo(10_000);
    assertThat(pacing.remaining(700_000)).contains(Duration.ofSeconds(70));
    assertThat(ReplayLine.of(report("building", 700_000, null), pacing))
        .isEqualTo("g2 building  ■■■■■■■■■■■■■■······  70 % 10,000/s ETA 0:30");
  }

  @Test
  void promisesNothingWhileItStands() {
    pacing.observe(0, 7);
    pacing.observe(SECOND, 7);
    assertThat(pacing.remaining(100)).isEmpty();
    assertThat(ReplayLine.of(report("requested", 0, null), pacing))
        .isEqualTo("g2 requested ····················   0 % 0/s");
  }

  @Test
  void showsWhatDiffersWithoutItsValues() {
    String comparison =
        "[{\"projection\":\"users\",\"compared_with\":1,\"keys\":1200,\"differences\":2,\"samples\":["
            + "{\"tenant_id\":\"t\",\"id\":\"a\",\"old_version\":3,\"new_version\":3,\"columns\":\"email, role\"},"
            + "{\"tenant_id\":\"t\",\"id\":\"b\",\"old_version\":1,\"new_version\":null}]}]";
    assertThat(ReportText.of(report("differs", 1_000_000, comparison)).lines())
        .containsExactly(
            "generation 2 is different from what is read, and not read: resume"
                + " --accept-differences, or cancel",
            "  users      1,200 keys compared with g1: 2 differ",
            "    t/a  version 3, rebuilt 3: email, role",
            "    t/b  only in what is read, version 1");
  }

  private static GenerationReport report(String state, long done, @Nullable String comparison) {
    return new GenerationReport(
        2,
        state,
        List.of("users"),
        new GenerationReport.Progress(done, 1_000_000, 0, 0),
        comparison,
        null);
  }
}
