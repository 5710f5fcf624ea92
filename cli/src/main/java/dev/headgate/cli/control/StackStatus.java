package dev.headgate.cli.control;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `status --json` prints. A contract: names are added, never changed.
///
/// @param state up when every service is, down when nothing runs, else starting, stopping or
///   degraded
public record StackStatus(
    String state,
    @JsonProperty("data_directory") String dataDirectory,
    @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("supervisor_pid")
        @Nullable Long supervisorPid,
    @JsonInclude(JsonInclude.Include.NON_NULL) @JsonUnwrapped @Nullable Faces faces,
    Map<String, ServiceStatus> services) {

  /// Where clients reach the stack. The database URLs are the administrator's, as `psql` takes
  /// them.
  public record Faces(
      @JsonProperty("command_url") String commandUrl,
      @JsonProperty("kafka_bootstrap") String kafkaBootstrap,
      @JsonProperty("command_database_url") String commandDatabaseUrl,
      @JsonProperty("read_database_url") String readDatabaseUrl) {}

  public static StackStatus down(String dataDirectory) {
    return new StackStatus("down", dataDirectory, null, null, Map.of());
  }

  @JsonIgnore
  public boolean isUp() {
    return state.equals("up");
  }
}
