package dev.headgate.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.process.exit.ProcessFailure;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RepairOrderTest {

  @Test
  void readsTopicsInEitherForm() {
    assertThat(RepairOrder.parse("rebuild-topics", "--topic", "a", "--dry-run", "--topic=b"))
        .isEqualTo(new RepairOrder.RebuildTopics(Set.of("a", "b"), true));
  }

  @Test
  void readsARecreation() {
    assertThat(RepairOrder.parse("recreate-slot")).isEqualTo(new RepairOrder.RecreateSlot(false));
  }

  @Test
  void readsAReconciliation() {
    assertThat(RepairOrder.parse("reconcile", "--dry-run"))
        .isEqualTo(new RepairOrder.Reconcile(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rebuild",
        "rebuild-topics --topic",
        "rebuild-topics --topics a",
        "recreate-slot --topic a",
        "recreate-slot --force"
      })
  void refusesWhatItDoesNotUnderstand(String words) {
    assertThatThrownBy(() -> RepairOrder.parse(words.split(" ")))
        .isInstanceOf(ProcessFailure.class);
  }
}
