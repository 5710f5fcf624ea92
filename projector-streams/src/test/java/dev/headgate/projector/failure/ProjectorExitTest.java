package dev.headgate.projector.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.process.exit.StandardExit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The codes are a contract: one number each, and a line on the page operators read.
final class ProjectorExitTest {

  private static final Path PAGE = Path.of("..", "docs", "exit-codes.md");

  @Test
  void hasANumberForEachReason() {
    Stream<Integer> codes =
        Stream.concat(
            Arrays.stream(ProjectorExit.values()).map(ProjectorExit::code),
            Arrays.stream(StandardExit.values()).map(StandardExit::code));
    assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code > 0 && code < 126);
  }

  @ParameterizedTest
  @EnumSource
  void isOnTheOperatorsPage(ProjectorExit exit) throws IOException {
    assertThat(Files.readString(PAGE)).contains("| %d | %s |".formatted(exit.code(), exit.name()));
  }
}
