package dev.headgate.command.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.command.Gateway;
import dev.headgate.command.Reply;
import dev.headgate.command.RunningService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is told of aggregates whose events left the log with their days. Each has days of its own.
interface ArchivedDaysCases {

  RunningService service();

  Gateway gateway();

  @Test
  default void saysThatTheEventsOfAStateLeftTheLog() {
    OldEvents old = new OldEvents(service(), gateway());
    old.device("old", 9);
    old.device("gone", 9, 8);
    String path = "/api/v1/events/aggregate/device/%s/%s";
    get(path.formatted("gone", "state")).expect(200);
    old.leave(9);

    for (String query : List.of("", "?version=1", "?version=2", "?as_of=2026-01-01T00:00:00Z")) {
      Reply archived = get(path.formatted("gone", "state") + query).expect(410);
      assertThat(archived.code()).isEqualTo("history_archived");
      assertThat(archived.text("detail")).contains("partitions restore");
    }
    get(path.formatted("old", "state")).expect(410);
    Reply history = get(path.formatted("gone", "history")).expect(200);
    assertThat(history.json().required("first_version").longValue()).isEqualTo(2);
    assertThat(versions(history)).containsExactly(2L);
    assertThat(get(path.formatted("old", "history")).json().required("first_version").isNull())
        .isTrue();
  }

  @Test
  default void takesNoOlderStateForOneWhoseEventsLeftTheLog() {
    OldEvents old = new OldEvents(service(), gateway());
    old.device("gap", 7, 6, 5);
    old.device("cut", 7, 6);
    String gap = "/api/v1/events/aggregate/device/gap/state";
    String cut = "/api/v1/events/aggregate/device/cut/state";
    String between = "?as_of=" + old.time(5, 1);
    assertThat(version(gap + between)).isEqualTo(2);
    old.leave(6);

    for (String path : List.of(gap + between, gap, gap + "?version=2", gap + "?version=3", cut)) {
      assertThat(get(path).expect(410).code()).as(path).isEqualTo("history_archived");
    }
    get(cut + "?as_of=" + old.time(0, 0)).expect(410);
    assertThat(version(gap + "?version=1")).isEqualTo(1);
    get(gap + "?as_of=" + old.time(7, 1)).expect(404);
    assertThat(versions(get(gap.replace("/state", "/history")).expect(200)))
        .containsExactly(1L, 3L);
  }

  private long version(String path) {
    return get(path).expect(200).json().required("aggregate_version").longValue();
  }

  private Reply get(String path) {
    return gateway().send("GET", path, "");
  }

  static List<Long> versions(Reply page) {
    List<Long> versions = new ArrayList<>();
    page.json()
        .required("items")
        .forEach(item -> versions.add(item.required("aggregate_version").longValue()));
    return versions;
  }
}
