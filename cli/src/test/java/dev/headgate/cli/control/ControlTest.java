package dev.headgate.cli.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.cli.stack.DataDirectory;
import dev.headgate.cli.stack.ServiceName;
import dev.headgate.cli.stack.StackFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ControlTest {

  @TempDir private Path temporary = Path.of("");
  private final List<String> obeyed = new ArrayList<>();

  @Test
  void carriesVerbsAndAnswersWithTheStatus() {
    DataDirectory directory = new DataDirectory(temporary);
    try (ControlServer _ = ControlServer.open(directory, controls())) {
      StackStatus status = new ControlClient(directory).obey("restart kafka");

      assertThat(obeyed).containsExactly("stop kafka", "start kafka");
      assertThat(status.faces()).isEqualTo(new StackStatus.Faces("a", "b", "c", "d"));
    }
  }

  @Test
  void admitsNobodyWithoutTheToken() throws Exception {
    DataDirectory directory = new DataDirectory(temporary);
    try (ControlServer _ = ControlServer.open(directory, controls())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.address())))
          .isEqualTo("rw-------");
      String address = Files.readString(directory.address());
      Files.writeString(
          directory.address(), address.replaceAll("\"token\":\"..", "\"token\":\"zz"));

      assertThatThrownBy(() -> new ControlClient(directory).obey("down"))
          .isInstanceOf(StackFailure.class);
      assertThat(obeyed).isEmpty();
    }
  }

  @Test
  void takesALeftOverAddressForNoStack() throws Exception {
    DataDirectory directory = new DataDirectory(temporary);
    Files.writeString(directory.address(), "{\"pid\":1,\"port\":1,\"token\":\"t\"}");

    assertThat(new ControlClient(directory).status()).isEmpty();
  }

  private Controls controls() {
    return new Controls() {
      @Override
      public StackStatus status() {
        return new StackStatus(
            "up", "/data", 1L, new StackStatus.Faces("a", "b", "c", "d"), Map.of());
      }

      @Override
      public void stop(ServiceName service) {
        obeyed.add("stop " + service.label());
      }

      @Override
      public void start(ServiceName service) {
        obeyed.add("start " + service.label());
      }

      @Override
      public void down() {
        obeyed.add("down");
      }
    };
  }
}
