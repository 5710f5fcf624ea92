package dev.headgate.e2e.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// The days of the log of a running stack.
interface PartitionCases {

  Program program();

  @Test
  default void keepsTheDaysOfTheLogUntilItIsTold() throws IOException {
    String oldest =
        new ObjectMapper()
            .readTree(program().run("partitions", "list", "--json").out())
            .at("/0/day")
            .asText();
    assertThat(program().run("partitions", "drop", "--older-than").out()).contains("no day is");
    assertThat(program().run("partitions", "drop", oldest).out()).contains("dropped  0 events in");
    assertThat(program().run("verify").err()).contains("headgate partitions restore --all");
    program().run("partitions", "restore", "--all").requireSuccess();
    assertThat(program().run("partitions", "drop", "2020-01-01").code()).isEqualTo(5);
  }
}
