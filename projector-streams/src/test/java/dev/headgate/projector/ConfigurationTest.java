package dev.headgate.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.process.environment.Environment;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.exit.StandardExit;
import dev.headgate.projector.topic.Replication;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationTest {

  @TempDir Path state;

  @Test
  void needsABrokerAndADatabaseOnly() {
    Configuration read = read(Map.of());
    assertThat(read.http())
        .isEqualTo(new Configuration.Http("127.0.0.1", 4002, false, Optional.empty()));
    assertThat(read.replication()).isEqualTo(new Replication(3, 2));
    assertThat(read.clients().kafka()).isEqualTo(Map.of("bootstrap.servers", "b:1"));
    assertThat(read.clients().streams()).isEmpty();
  }

  @Test
  void remembersItsInstanceWithItsState() {
    assertThat(read(Map.of()).instance()).isEqualTo(read(Map.of()).instance());
  }

  @Test
  void takesTheInstanceThatIsNamed() {
    assertThat(read(Map.of("HEADGATE_INSTANCE", "pod-1")).instance().name()).isEqualTo("pod-1");
  }

  @Test
  void refusesAnInstanceThatGroupsCannotName() {
    refuses(Map.of("HEADGATE_INSTANCE", "pod 1"), "HEADGATE_INSTANCE: 'pod 1'");
  }

  @Test
  void refusesASettingThatWouldWeakenExactlyOnce() {
    refuses(
        Map.of("HEADGATE_STREAMS_PROCESSING_GUARANTEE", "at_least_once"),
        "HEADGATE_STREAMS_PROCESSING_GUARANTEE: it is fixed to exactly_once_v2");
    refuses(
        Map.of("HEADGATE_KAFKA_ISOLATION_LEVEL", "read_uncommitted"),
        "HEADGATE_KAFKA_ISOLATION_LEVEL: it is fixed to read_committed");
    refuses(
        Map.of("HEADGATE_STREAMS_MAIN_CONSUMER_ISOLATION_LEVEL", "read_uncommitted"),
        "HEADGATE_STREAMS_MAIN_CONSUMER_ISOLATION_LEVEL: it is fixed to read_committed");
  }

  @Test
  void refusesAllContradictionsTogether() {
    refuses(
        Map.of("HEADGATE_KAFKA_GROUP_ID", "mine", "HEADGATE_STREAMS_STATE_DIR", "/tmp/x"),
        "HEADGATE_KAFKA_GROUP_ID: it is not to be set: the groups are the pipeline's names;"
            + " HEADGATE_STREAMS_STATE_DIR: it is not to be set: set HEADGATE_STATE_DIRECTORY");
  }

  @Test
  void passesTheRestUntouched() {
    Configuration read =
        read(Map.of("HEADGATE_KAFKA_SECURITY_PROTOCOL", "SSL", "HEADGATE_STREAMS_POLL_MS", "7"));
    assertThat(read.clients().kafka()).containsEntry("security.protocol", "SSL");
    assertThat(read.clients().streams()).isEqualTo(Map.of("poll.ms", "7"));
  }

  @Test
  void refusesWhatNobodyReads() {
    refuses(Map.of("HEADGATE_STATE_DIRECTORI", "x"), "did you mean HEADGATE_STATE_DIRECTORY?");
  }

  private void refuses(Map<String, String> more, String message) {
    assertThatThrownBy(() -> read(more))
        .isInstanceOfSatisfying(
            ProcessFailure.class,
            failure -> assertThat(failure.exitCode()).isEqualTo(StandardExit.CONFIGURATION))
        .hasMessageContaining(message);
  }

  private Configuration read(Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(more);
    variables.put("HEADGATE_KAFKA_BOOTSTRAP_SERVERS", "b:1");
    variables.put("HEADGATE_READ_DATABASE_URL", "postgresql://u:p@h:1/d");
    variables.put("HEADGATE_STATE_DIRECTORY", state.toString());
    return Configuration.read(Environment.of(variables));
  }
}
