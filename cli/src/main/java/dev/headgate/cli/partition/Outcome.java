package dev.headgate.cli.partition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What became of a day.
///
/// @param outcome dropped, restored, kept, unchanged, or would be dropped or restored
/// @param reason why it was kept, and what to do
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Outcome(
    String day,
    String outcome,
    @Nullable Long events,
    @Nullable String archive,
    @Nullable String reason) {

  static Outcome of(EventDay day, String outcome) {
    return new Outcome(day.day(), outcome, day.events(), day.archive(), null);
  }

  static Outcome kept(EventDay day, String reason) {
    return new Outcome(day.day(), "kept", null, null, reason);
  }

  /// A day the log never had.
  public static Outcome unknown(LocalDate day) {
    return new Outcome(
        day.toString(),
        "kept",
        null,
        null,
        "there is no partition of %s: headgate partitions list shows those there are"
            .formatted(day));
  }

  @JsonIgnore
  public boolean isKept() {
    return outcome.equals("kept");
  }
}
