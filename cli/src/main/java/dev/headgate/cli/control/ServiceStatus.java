package dev.headgate.cli.control;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One service as `status` shows it.
///
/// @param state starting, up, backoff, stopped or failed
/// @param restartsByExitCode how often it came back by itself, by the exit code before; -1 when it
///   could not be started
@JsonPropertyOrder({"pid", "state", "restarts", "url"})
@JsonIgnoreProperties(value = "restarts", allowGetters = true)
public record ServiceStatus(
    @Nullable Long pid,
    String state,
    String url,
    @JsonProperty("last_exit_code") @Nullable Integer lastExitCode,
    @JsonProperty("restarts_by_exit_code") Map<Integer, Integer> restartsByExitCode,
    @Nullable String problem) {

  /// How often it came back by itself.
  @JsonProperty("restarts")
  public int restarts() {
    return restartsByExitCode.values().stream().mapToInt(Integer::intValue).sum();
  }
}
