package dev.headgate.projector.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PassedSettingsTest {

  @ParameterizedTest
  @EnumSource(FixedSetting.class)
  void nameEachFixedSettingThatTheyContradictWithItsReason(FixedSetting fixed) {
    String variable = "HEADGATE_KAFKA_" + fixed.key().toUpperCase(Locale.ROOT).replace('.', '_');
    assertThat(passed(fixed.key(), "something else").contradictions())
        .containsExactly(variable + ": " + fixed.reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "consumer.",
        "main.consumer.",
        "restore.consumer.",
        "global.consumer.",
        "producer.",
        "admin."
      })
  void nameASettingThatReachesOneKindOfClientOnly(String client) {
    assertThat(
            new PassedSettings(
                    "HEADGATE_STREAMS_", Map.of(client + "isolation.level", "read_uncommitted"))
                .contradictions())
        .singleElement()
        .asString()
        .startsWith(
            "HEADGATE_STREAMS_"
                + client.toUpperCase(Locale.ROOT).replace('.', '_')
                + "ISOLATION_LEVEL: it is fixed to read_committed: ");
  }

  @ParameterizedTest
  @CsvSource({
    "isolation.level, read_committed",
    "processing.guarantee, exactly_once_v2",
    "acks, all",
    "topic.cleanup.policy, compact"
  })
  void maySayWhatIsFixedAnyway(String key, String value) {
    assertThat(passed(key, value).contradictions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bootstrap.servers",
        "security.protocol",
        "sasl.jaas.config",
        "session.timeout.ms",
        "num.stream.threads",
        "consumer.max.poll.records",
        "num.standby.replicas"
      })
  void passWhateverGuaranteesDoNotRestOn(String key) {
    assertThat(passed(key, "anything").contradictions()).isEmpty();
  }

  @Test
  void nameAllContradictionsTogether() {
    var passed =
        new PassedSettings("HEADGATE_KAFKA_", Map.of("group.id", "mine", "acks", "1", "a", "b"));
    assertThat(passed.contradictions())
        .extracting(text -> List.of(text.split(":")).getFirst())
        .containsExactly("HEADGATE_KAFKA_ACKS", "HEADGATE_KAFKA_GROUP_ID");
  }

  private static PassedSettings passed(String key, String value) {
    return new PassedSettings("HEADGATE_KAFKA_", Map.of(key, value));
  }
}
