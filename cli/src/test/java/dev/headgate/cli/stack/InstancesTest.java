package dev.headgate.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InstancesTest {

  @Test
  void haveASecondRelayOnlyWhenItIsWanted() {
    assertThat(Instances.ONE_EACH.include(ServiceName.CDC_RELAY_2)).isFalse();
    assertThat(new Instances(2, 1).include(ServiceName.CDC_RELAY_2)).isTrue();
    assertThat(new Instances(2, 1).include(ServiceName.CDC_RELAY)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 3})
  void refuseOtherNumbers(int relays) {
    assertThatThrownBy(() -> new Instances(relays, 1))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("--relays " + relays);
  }

  @Test
  void haveASecondProjectorOnlyWhenItIsWanted() {
    assertThat(Instances.ONE_EACH.include(ServiceName.PROJECTOR_STREAMS_2)).isFalse();
    assertThat(new Instances(1, 2).include(ServiceName.PROJECTOR_STREAMS_2)).isTrue();
    assertThatThrownBy(() -> new Instances(1, 3)).hasMessageContaining("--projectors 3");
  }
}
