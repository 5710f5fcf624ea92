package dev.headgate.e2e.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the program says when there is nothing to run, or nothing can run: one line, with the next
/// step in it.
final class RefusalsIT {

  @TempDir private Path temporary;

  @Test
  void namesThePortInUseAndWhoHasIt() throws Exception {
    Path data = temporary.resolve("data");
    String base = FreePorts.base();
    int kafka = Integer.parseInt(base) + 10;
    try (ServerSocket _ = new ServerSocket(kafka, 1, InetAddress.getLoopbackAddress())) {
      for (String detach : new String[] {"--detach", "--ephemeral"}) {
        Outcome up = new Program(data).run("up", detach, "--port-base", base);

        assertThat(up.code()).isEqualTo(1);
        assertThat(up.err().lines()).hasSize(1);
        assertThat(up.err())
            .contains("port " + kafka + ", which kafka needs, is in use by process ")
            .contains(String.valueOf(ProcessHandle.current().pid()))
            .contains("--port-base");
        assertThat(new Program(data).run("status").code()).isEqualTo(3);
      }
    }
    assertThat(data.resolve("supervisor.json")).doesNotExist();
  }

  @Test
  void leavesAFolderAloneThatIsNotItsOwn() throws Exception {
    Files.writeString(temporary.resolve("thesis.txt"), "…");

    Outcome up = new Program(temporary).run("up", "--detach");

    assertThat(up.code()).isEqualTo(1);
    assertThat(up.err())
        .isEqualToIgnoringNewLines(
            "headgate: %s is not a data directory of headgate's, and not empty: choose an empty or a new folder with --data-dir"
                .formatted(temporary));
    assertThat(temporary.toFile().list()).containsExactly("thesis.txt");
  }

  @Test
  void startsNothingWithACatalogueThatIsNotInOrder() throws Exception {
    Path types = temporary.resolve("types");
    Program program =
        new Program(temporary.resolve("data"), Map.of("CATALOGUE_DIR", types.toString()));
    OwnTypes own = new OwnTypes(program, types);
    own.begin("parking/gate", "GateOpened");
    own.damage("parking/gate/GateOpened.v1.json");

    Outcome up = program.run("up", "--detach", "--port-base", FreePorts.base());
    Outcome check = program.run("catalogue", "check");

    assertThat(up.code()).isEqualTo(1);
    assertThat(up.err())
        .contains("headgate: the catalogue in %s is not in order: correct".formatted(types))
        .contains("\n  parking/gate/GateOpened.v1.json#/properties/amount_kg/type ");
    assertThat(program.run("status").code()).isEqualTo(3);
    assertThat(check.code()).isEqualTo(5);
    assertThat(check.out())
        .contains("  parking/gate/GateOpened.v1.json#/properties/amount_kg/type ");
  }

  @Test
  void refusesDataOfAnotherFormat() throws Exception {
    Files.writeString(temporary.resolve("format"), "99\n");

    Outcome up = new Program(temporary).run("up", "--detach");

    assertThat(up.code()).isEqualTo(1);
    assertThat(up.err().lines()).hasSize(1);
    assertThat(up.err()).contains("has format '99', this headgate reads 1");
  }

  @Test
  void saysThatNothingRunsAndMakesNothing() throws Exception {
    Path data = temporary.resolve("never");
    Program program = new Program(data);

    Outcome down = program.run("down");
    Outcome status = program.run("status", "--json");
    Outcome stop = program.run("stop", "kafka");

    assertThat(down.code()).isZero();
    assertThat(down.out()).contains("no stack is running on " + data);
    assertThat(status.code()).isEqualTo(3);
    JsonNode told = new ObjectMapper().readTree(status.out());
    assertThat(told.path("state").asText()).isEqualTo("down");
    assertThat(told.path("services").isEmpty()).isTrue();
    assertThat(stop.code()).isEqualTo(1);
    assertThat(stop.err()).contains("no stack is running").contains("headgate up");
    assertThat(data).doesNotExist();
  }

  @Test
  void guessesTheServiceAndTheOption() {
    Outcome service = new Program(temporary).run("logs", "relay");
    Outcome option = new Program(temporary).run("up", "--ephemerial");

    assertThat(service.code()).isEqualTo(1);
    assertThat(service.err()).contains("there is no service 'relay': did you mean cdc-relay?");
    assertThat(option.code()).isEqualTo(2);
    assertThat(option.err()).contains("--ephemeral");
  }
}
