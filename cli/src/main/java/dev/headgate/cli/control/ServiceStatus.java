package dev.headgate.cli.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// One service as `status` shows it.
///
/// @param state starting, up, backoff, stopped or failed
/// @param restarts how often it came back by itself
public record ServiceStatus(
    @Nullable Long pid,
    String state,
    int restarts,
    String url,
    @JsonProperty("last_exit_code") @Nullable Integer lastExitCode,
    @Nullable String problem) {}
