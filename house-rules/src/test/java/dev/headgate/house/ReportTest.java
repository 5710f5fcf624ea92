package dev.headgate.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {

  private final HouseRules rules = HouseRules.of("dev.headgate");

  @TempDir private Path folder;
  private Fixture module;

  @BeforeEach
  void anEmptyModule() {
    module = new Fixture(folder);
  }

  @Test
  void aCheckThatFailsTellsEveryProblemAndWhatTheRuleAsks() throws Exception {
    module.explained("package dev.headgate.util;\nclass ShelfHelper { static int count; }");
    module.problems(rules);
    assertThatThrownBy(() -> rules.check(folder))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            the rules of the house are broken:
              CLASS_NAMES: dev.headgate.util.ShelfHelper is a 'Helper'
                (a class says what it is, not that it helps)
              PACKAGE_NAMES: dev.headgate.util is named for 'util'
                (a package is a noun of the field, not a kind)
              STATIC_STATE: dev.headgate.util.ShelfHelper has the static field count, which is not final
                (no static field that can change)\
            """
                .stripIndent());
  }

  @Test
  void aCheckThatPassesLeavesTheMeasuresBehind() throws Exception {
    module.explained("package dev.headgate.shelf;\nclass Shelf {}\n");
    module.problems(rules);
    assertThatCode(() -> rules.check(folder)).doesNotThrowAnyException();
    assertThat(Files.readString(folder.resolve("target/house-measures.txt")))
        .isEqualTo(
            "files 1 (median 2, maximum 2)\nmethods 0 (median 0, maximum 0)\nlines 5 main, 0 test\n");
  }

  @Test
  void anExemptionOfAPackageCoversAllBelowIt() throws Exception {
    module.explained("package dev.headgate.shelf.old;\nclass ShelfHelper {}");
    assertThat(
            module.problems(
                rules.except(HouseRule.CLASS_NAMES, "dev.headgate.shelf", "named by its users")))
        .isEmpty();
  }

  @Test
  void anExemptionFromOneRuleIsNoneFromAnother() throws Exception {
    module.explained("package dev.headgate.shelf;\nclass ShelfHelper { static int count; }");
    assertThat(
            module.problems(
                rules.except(HouseRule.CLASS_NAMES, "dev.headgate.shelf", "named by its users")))
        .singleElement()
        .asString()
        .startsWith("STATIC_STATE ");
  }
}
