package dev.headgate.relay.position;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.relay.slot.Lsn;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class PositionCodecTest {

  private final Position position =
      new Position(
          Lsn.parse("16/3002D50"),
          Map.of("auth.user.events.v1-3", new UUID(1, 2)),
          new Position.Origin("7425", 1, "cluster", Map.of("auth.user.events.v1", "id")));

  @Test
  void readsWhatItWrote() throws IOException {
    assertThat(PositionCodec.decode(PositionCodec.encode(position))).isEqualTo(position);
  }

  @Test
  void readsTheFloorsItWrote() throws IOException {
    Position rebuilt =
        new Position(
            position.y(),
            position.tails(),
            position.origin(),
            Map.of("auth.user.events.v1", Lsn.parse("16/3002E00")));
    assertThat(PositionCodec.decode(PositionCodec.encode(rebuilt))).isEqualTo(rebuilt);
  }

  @Test
  void readsWhatARelayWroteThatKnewNoFloors() throws IOException {
    assertThat(new String(PositionCodec.encode(position), UTF_8)).doesNotContain("floors");
    assertThat(PositionCodec.decode(PositionCodec.encode(position)).floors()).isEmpty();
  }

  @Test
  void isReadableWithAConsoleConsumer() {
    assertThat(new String(PositionCodec.encode(position), UTF_8))
        .startsWith("{\"y\":\"16/3002D50\",\"system_identifier\":\"7425\"");
  }

  @Test
  void refusesWhatIsNone() {
    assertThatThrownBy(() -> PositionCodec.decode("{}".getBytes(UTF_8)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> PositionCodec.decode("no".getBytes(UTF_8)))
        .isInstanceOf(IOException.class);
  }
}
