package dev.headgate.cli.partition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.control.Json;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DayTextTest {

  private static final EventDay LIVE =
      new EventDay("2026-11-20", "outbox_20261120", EventDay.State.LIVE, 1_253_376L, null, null);
  private static final EventDay DROPPED =
      new EventDay(
          "2026-08-01", "outbox_20260801", EventDay.State.DROPPED, null, 12_345L, "/a/b.gz");

  @Test
  void saysOfEachDayWhereItsEventsAre() {
    assertThat(DayText.of(List.of(DROPPED, LIVE)).lines())
        .containsExactly(
            "2026-08-01  dropped                    12,345 events in /a/b.gz",
            "2026-11-20  live            1,224 KiB");
  }

  @Test
  void saysWhatBecameOfADay() {
    assertThat(DayText.of(Outcome.of(DROPPED, "restored")))
        .isEqualTo("2026-08-01  restored  12,345 events in /a/b.gz");
    assertThat(DayText.of(Outcome.kept(LIVE, "it is too young")))
        .isEqualTo("2026-11-20  kept  it is too young");
    assertThat(Outcome.unknown(LocalDate.parse("2020-01-01")).isKept()).isTrue();
  }

  @Test
  void hasNamesForPrograms() {
    assertThat(Json.pretty(DROPPED))
        .contains("\"day\"", "\"partition\"", "\"state\" : \"dropped\"", "\"events\" : 12345")
        .doesNotContain("bytes", "partOfTheLog", "date");
  }
}
