package dev.headgate.cli.replay;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A generation as the read database has it.
///
/// @param comparison what was found when its rows were compared with what was read, as JSON
public record GenerationReport(
    int generation,
    String state,
    List<String> projections,
    Progress progress,
    @JsonRawValue @Nullable String comparison,
    @Nullable String problem) {

  /// How far it is, in offsets of its topics.
  public record Progress(
      @JsonProperty("source_done") long sourceDone,
      @JsonProperty("source_end") long sourceEnd,
      @JsonProperty("rows_done") long rowsDone,
      @JsonProperty("rows_end") long rowsEnd) {}

  /// Whether it stays as it is until somebody orders something.
  @JsonIgnore
  public boolean isSettled() {
    return switch (state) {
      case "requested", "building", "comparing", "accepted", "returning", "pruning" -> false;
      default -> true;
    };
  }
}
